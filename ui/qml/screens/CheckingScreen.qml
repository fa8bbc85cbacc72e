import QtQuick
import Yima
import Yima.Components

// A code that only its platform can decode: the platform is being asked who that is.
Page {
    id: screen

    required property int waitingSeconds

    heading: title.words
    spoken: qsTr("Your code was read and is being checked. Please wait a moment.")

    CardArrival {
        id: arrival
        picture: "illustrations/card-checking"

        Column {
            width: arrival.wordsWidth
            spacing: Theme.mm(10)

            Heading {
                id: title
                room: parent.width
                words: qsTr("Checking your code")
                font.pixelSize: Theme.display * 0.92
                centred: !Theme.wide
            }

            Prose {
                room: parent.width
                words: qsTr("Asking the platform that issued it…")
                color: Theme.muted
                font.pixelSize: Theme.lead
            }

            Waiting {
                width: parent.width
                seconds: screen.waitingSeconds
                centred: !Theme.wide
                slowWords: qsTr("The platform is slow to answer. We keep asking: there is nothing for you to do.")
                stuckWords: qsTr("The platform still does not answer. You can wait, or finish here and ask at the desk.")
            }
        }
    }
}
