import QtQuick
import Yima
import Yima.Components

// The card is verified; today's appointments are being fetched.
Page {
    id: screen

    required property string name
    required property string partOfDay
    required property int waitingSeconds

    heading: greeting.words
    spoken: qsTr("Your card is accepted. We are looking for your appointments of today. Please wait a moment.")

    CardArrival {
        id: arrival
        picture: "illustrations/card-accepted"

        Column {
            width: arrival.wordsWidth
            spacing: Theme.mm(10)

            Greeting {
                id: greeting
                room: parent.width
                who: screen.name
                partOfDay: screen.partOfDay
                font.pixelSize: Theme.display * 0.92
                centred: !Theme.wide
            }

            Prose {
                room: parent.width
                words: qsTr("Looking for your appointments of today…")
                color: Theme.muted
                font.pixelSize: Theme.lead
            }

            Waiting {
                width: parent.width
                seconds: screen.waitingSeconds
                centred: !Theme.wide
            }
        }
    }
}
