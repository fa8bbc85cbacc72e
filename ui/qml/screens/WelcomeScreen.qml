import QtQuick
import Yima
import Yima.Components

// The card is verified; what there is for its holder is being fetched.
Page {
    id: screen

    required property string name
    required property string partOfDay
    required property int waitingSeconds
    required property bool findsAppointments

    heading: greeting.words
    spoken: findsAppointments ? qsTr("Your card is accepted. We are looking for your appointments of today. Please wait a moment.") : qsTr("Your card is accepted. We are looking for what you can do here. Please wait a moment.")

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
                words: screen.findsAppointments ? qsTr("Looking for your appointments of today…") : qsTr("Looking for what you can do here…")
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
