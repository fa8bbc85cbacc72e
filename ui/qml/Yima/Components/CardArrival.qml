import QtQuick
import Yima

// A card that takes in the code just scanned, above or beside what is said about it. The one child is the words.
Item {
    id: arrival

    // "illustrations/card-accepted": what it is once the code is in.
    required property string picture
    default property alias words: slot.data
    readonly property real wordsWidth: panes.secondWidth

    anchors.fill: parent

    Panes {
        id: panes
        room: arrival
        share: 0.36

        Item {
            id: place
            width: panes.firstWidth
            height: art.height

            Picture {
                id: art
                objectName: "card"
                x: Math.round((parent.width - width) / 2)
                name: flight.landed ? arrival.picture : "illustrations/card-empty"
                side: Theme.mm(Theme.wide ? 100 : 128)
            }
        }

        Item {
            id: slot
            width: panes.secondWidth
            height: childrenRect.height
        }
    }

    // The place of the code in the drawings of the card.
    CodeFlight {
        id: flight
        goal: Qt.point(panes.x + place.x + art.x + art.side * 0.673, panes.y + place.y + art.y + art.side * 0.528)
        goalSide: art.side * 0.21
    }
}
