import QtQuick
import Yima

// Asked before something is done that cannot be taken back.
Card {
    id: card

    required property string question

    implicitHeight: content.height + 2 * Theme.mm(12)
    border.color: Theme.warmLine
    border.width: Theme.mm(0.8)
    Accessible.role: Accessible.Dialog
    Accessible.name: question

    Column {
        id: content
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.mm(12)
        spacing: Theme.mm(10)

        Picture {
            anchors.horizontalCenter: parent.horizontalCenter
            name: "icons/staff-warn"
            side: Theme.mm(Theme.wide ? 20 : 26)
        }

        Prose {
            room: parent.width
            centred: true
            // A sentence a line, as far as they fit.
            words: card.question.replace(/([。？])(?=.)/g, "$1\n")
            font.pixelSize: Theme.staffEm(9.5)
            font.bold: true
        }

        Item {
            width: parent.width
            height: Math.max(yes.implicitHeight, no.implicitHeight)

            StaffButton {
                id: no
                objectName: "decline"
                letters: Theme.staffLead
                anchors.left: parent.left
                width: yes.width
                height: parent.height
                text: qsTr("No, back")
                onActivated: Terminal.tap("back", "")
            }

            StaffButton {
                id: yes
                objectName: "confirm"
                anchors.right: parent.right
                width: Math.floor((parent.width - Theme.gap) / 2)
                height: parent.height
                primary: true
                grave: true
                letters: Theme.staffLead
                implicitHeight: Theme.mm(Theme.wide ? 20 : 24)
                text: qsTr("Yes, do it")
                onActivated: Terminal.tap("confirm", "")
            }
        }
    }
}
