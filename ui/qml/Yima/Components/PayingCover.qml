import QtQuick
import Yima

// Somebody pays and has not touched the screen for long: it goes on behind this.
Overlay {
    spoken: qsTr("A payment is in progress. If it is yours, touch the big button to go on.")
    Accessible.name: title.words

    Item {
        width: parent.width
        height: art.height

        Picture {
            id: art
            anchors.horizontalCenter: parent.horizontalCenter
            name: "illustrations/pay-confirm"
            side: Theme.mm(Theme.wide ? 64 : 100)
        }
    }

    Heading {
        id: title
        room: parent.width
        words: qsTr("A payment is in progress")
        centred: true
    }

    Prose {
        room: parent.width
        centred: true
        words: qsTr("Please leave it to whoever is paying. Is it you? Touch the screen to go on.")
        color: Theme.muted
    }

    PrimaryButton {
        objectName: "uncover"
        width: parent.width
        text: qsTr("Go on")
        onActivated: Terminal.tap("still_here", "")
    }
}
