import QtQuick
import Yima

// The patient has hidden the screen: it says nothing of whose it is, nor of what goes on behind.
Overlay {
    answersAnywhere: false
    spoken: qsTr("The screen is hidden. Touch the big button to go on.")
    Accessible.name: title.words

    Item {
        width: parent.width
        height: sign.height

        Picture {
            id: sign
            anchors.horizontalCenter: parent.horizontalCenter
            name: "icons/hide"
            side: Theme.mm(Theme.wide ? 48 : 72)
        }
    }

    Heading {
        id: title
        room: parent.width
        words: qsTr("The screen is hidden")
        centred: true
    }

    Prose {
        room: parent.width
        centred: true
        words: qsTr("Nobody can read anything here. It goes on when you want it to.")
        color: Theme.muted
    }

    Item {
        width: 1
        height: Theme.mm(2)
    }

    PrimaryButton {
        objectName: "uncover"
        width: parent.width
        text: qsTr("Go on")
        onActivated: Terminal.tap("still_here", "")
    }
}
