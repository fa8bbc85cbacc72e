import QtQuick
import Yima
import Yima.Components

// The glass is being wiped: nothing on it feels a hand until the seconds are over.
Page {
    id: screen

    required property int secondsLeft

    whole: true
    heading: title.words
    spoken: heading

    Column {
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.margin
        spacing: Theme.mm(Theme.wide ? 8 : 14)

        Heading {
            id: title
            room: parent.width
            words: qsTr("Please wipe the screen now")
            centred: true
        }

        CleaningRing {
            anchors.horizontalCenter: parent.horizontalCenter
            side: Theme.mm(Theme.wide ? 110 : 150)
            secondsLeft: screen.secondsLeft
        }

        Prose {
            room: parent.width
            words: qsTr("It feels no touch meanwhile, and goes on by itself in %1 seconds.").arg(screen.secondsLeft)
            centred: true
            color: Theme.muted
        }
    }
}
