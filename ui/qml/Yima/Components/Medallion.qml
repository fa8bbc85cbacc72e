import QtQuick
import Yima

// An icon on a round ground of its own: what a tile or a card is about, seen from afar.
Rectangle {
    id: medallion

    required property string icon
    required property real side

    width: side
    height: side
    radius: side / 2
    color: Theme.accentTint
    border.color: Theme.accent
    border.width: Theme.highContrast ? Theme.mm(0.6) : 0
    Accessible.ignored: true

    Picture {
        anchors.centerIn: parent
        name: medallion.icon
        side: Math.round(medallion.side * 0.56)
    }
}
