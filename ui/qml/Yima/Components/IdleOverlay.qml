import QtQuick
import Yima

// "Are you still there?" It covers the screen, so that nobody behind the patient reads on.
Rectangle {
    id: overlay

    color: Theme.shade
    Accessible.role: Accessible.Dialog
    Accessible.name: question.words

    // Nothing below may be hit through the overlay.
    TapHandler {
        gesturePolicy: TapHandler.ReleaseWithinBounds
        longPressThreshold: 3600
        onTapped: Terminal.tap("still_here", "")
    }

    Card {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.margin, Theme.mm(236))
        height: content.implicitHeight + 2 * Theme.mm(18)
        border.width: 0

        Column {
            id: content
            anchors.centerIn: parent
            width: parent.width - 2 * Theme.padding
            spacing: Theme.mm(8)

            Heading {
                id: question
                room: parent.width
                words: qsTr("Are you still there?")
                centred: true
            }

            Label {
                anchors.horizontalCenter: parent.horizontalCenter
                text: Terminal.idleSeconds
                color: Theme.accent
                font.pixelSize: Theme.number
                font.bold: true
                lineHeight: 0.85
            }

            Prose {
                room: parent.width
                centred: true
                words: qsTr("Then this page closes and nothing of yours stays here.")
                color: Theme.muted
            }

            Item {
                width: 1
                height: Theme.mm(2)
            }

            PrimaryButton {
                objectName: "stillHere"
                width: parent.width
                text: qsTr("I'm still here")
                onActivated: Terminal.tap("still_here", "")
            }
        }
    }
}
