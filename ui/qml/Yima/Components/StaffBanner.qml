import QtQuick
import Yima

// A strip across a page of maintenance mode: what came of something, what goes on, what is the matter.
Rectangle {
    id: banner

    property string text: ""
    property string detail: ""
    // A value of kiosk.maintenance.sheet.Tone.
    property string tone: "plain"
    // Dots instead of a mark: it goes on.
    property bool working: false
    readonly property bool warm: tone === "warn" || tone === "bad"
    readonly property color ink: warm ? Theme.warm : Theme.highContrast ? Theme.accent : Theme.accentPressed

    visible: text !== ""
    implicitHeight: visible ? words.height + 2 * Theme.mm(Theme.wide ? 2.5 : 3.5) : 0
    radius: Theme.mm(5)
    color: warm ? Theme.warmTint : Theme.accentTint
    border.color: warm ? Theme.warmLine : Theme.accent
    border.width: warm || Theme.highContrast ? Theme.hairline : 0
    Accessible.role: Accessible.AlertMessage
    Accessible.name: detail === "" ? text : text + " " + detail

    StaffTone {
        id: mark
        anchors.left: parent.left
        anchors.leftMargin: Theme.mm(5)
        anchors.verticalCenter: parent.verticalCenter
        visible: name !== "" && !banner.working
        tone: banner.tone
        side: Theme.staffLead * 1.2
    }

    StaffDots {
        id: dots
        anchors.left: parent.left
        anchors.leftMargin: Theme.mm(5)
        anchors.verticalCenter: parent.verticalCenter
        visible: banner.working
    }

    Column {
        id: words
        anchors.left: banner.working ? dots.right : mark.visible ? mark.right : parent.left
        anchors.leftMargin: Theme.mm(4)
        anchors.right: parent.right
        anchors.rightMargin: Theme.mm(4)
        anchors.verticalCenter: parent.verticalCenter

        Label {
            width: parent.width
            text: banner.text
            color: banner.ink
            font.pixelSize: Theme.staffText
            font.bold: true
            horizontalAlignment: Text.AlignLeft
            Accessible.ignored: true
        }

        Label {
            width: parent.width
            visible: text !== ""
            text: banner.detail
            color: banner.ink
            font.pixelSize: Theme.staffNote
            horizontalAlignment: Text.AlignLeft
            Accessible.ignored: true
        }
    }
}
