import QtQuick
import Yima

// "Are you still there?"
Overlay {
    id: overlay

    spoken: qsTr("Are you still there? Touch the screen, or this page closes.")
    Accessible.name: question.words

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
