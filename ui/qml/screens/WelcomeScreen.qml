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

    Panes {
        id: panes
        room: screen
        share: 0.36

        Item {
            width: panes.firstWidth
            height: art.height

            Picture {
                id: art
                anchors.horizontalCenter: parent.horizontalCenter
                name: "illustrations/card-accepted"
                side: Theme.mm(Theme.wide ? 100 : 120)
            }
        }

        Column {
            width: panes.secondWidth
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
