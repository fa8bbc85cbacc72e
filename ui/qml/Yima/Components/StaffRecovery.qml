import QtQuick
import Yima

// Without a badge: what the hospital signs, to be read out or scanned, and the code that comes back.
Item {
    id: recovery

    required property string challenge
    required property string text

    // "YIMA-07:7K3QX-M2R9T-4F": whose it is, and the rest in groups.
    readonly property string terminal: challenge.includes(":") ? challenge.slice(0, challenge.lastIndexOf(":")) : ""
    readonly property string groups: challenge.slice(challenge.lastIndexOf(":") + 1)

    Card {
        id: asked
        width: Theme.wide ? Math.round(parent.width * 0.5) : parent.width
        height: Theme.wide ? keys.y - Theme.gap : Math.max(words.height, code.height) + 2 * Theme.mm(6)
        visible: recovery.challenge !== ""

        Column {
            id: words
            x: Theme.mm(8)
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - code.width - Theme.mm(8 + 6 + 6)
            spacing: Theme.mm(Theme.wide ? 1 : 3)

            Label {
                width: parent.width
                text: qsTr("1. Give this to the hospital's key holder")
                font.pixelSize: Theme.wide ? Theme.staffNote : Theme.staffText
                horizontalAlignment: Text.AlignLeft
            }

            Label {
                width: parent.width
                text: recovery.terminal
                font.pixelSize: Theme.staffLead
                font.bold: true
                wrapMode: Text.Wrap
                horizontalAlignment: Text.AlignLeft
            }

            Label {
                objectName: "challenge"
                width: parent.width
                text: recovery.groups
                color: Theme.accent
                font.pixelSize: Theme.wide ? Theme.staffTitle : Theme.staffEm(14)
                font.bold: true
                font.letterSpacing: Theme.mm(0.6)
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.staffLead
                wrapMode: Text.NoWrap
                horizontalAlignment: Text.AlignLeft
            }
        }

        StaffCode {
            id: code
            anchors.right: parent.right
            anchors.rightMargin: Theme.mm(6)
            anchors.verticalCenter: parent.verticalCenter
            code: recovery.challenge
            side: Theme.wide ? Math.min(Theme.mm(60), keys.y - Theme.gap - Theme.mm(8)) : Theme.mm(70)
            purpose: qsTr("The same as a code to scan")
        }
    }

    Column {
        id: given
        x: Theme.wide ? parent.width - width : 0
        y: Theme.wide ? 0 : asked.height + Theme.mm(8)
        width: Theme.wide ? parent.width - asked.width - Theme.mm(10) : parent.width
        spacing: Theme.mm(3)

        Label {
            width: parent.width
            text: qsTr("2. Hold up the code that comes back, or type its 13 lines")
            font.pixelSize: Theme.wide ? Theme.staffNote : Theme.staffText
            horizontalAlignment: Text.AlignLeft
        }

        StaffField {
            objectName: "typedCode"
            width: parent.width
            text: recovery.text
            letters: Theme.wide ? Theme.staffText : Theme.staffLead
        }
    }

    StaffKeys {
        id: keys
        width: parent.width
        anchors.bottom: parent.bottom
        code: true
        confirms: recovery.text !== ""
        onTyped: character => Terminal.tap("type", character)
        onErased: Terminal.tap("erase", "")
        onConfirmed: Terminal.tap("confirm", "")
    }
}
