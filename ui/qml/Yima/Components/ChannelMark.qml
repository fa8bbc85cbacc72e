import QtQuick
import Yima

// A plain coloured mark for a way to pay: no trademark of anybody's.
Rectangle {
    id: mark

    required property string channel
    property real side: Theme.mm(18)

    width: side
    height: side
    radius: Math.round(side * 0.26)
    color: which.colour
    Accessible.ignored: true

    Channel {
        id: which
        name: mark.channel
    }

    Picture {
        anchors.centerIn: parent
        name: which.icon
        side: Math.round(mark.side * 0.7)
    }
}
