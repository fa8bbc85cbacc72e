import QtQuick
import Yima

// The money is in: a tick in a ring that draws itself, once.
Rectangle {
    id: ring

    property real side: Theme.mm(40)
    property color ink: Theme.accentInk
    // How much of the tick is there.
    property real drawn: 1

    width: side
    height: side
    radius: side / 2
    color: "transparent"
    border.color: ink
    border.width: Math.max(1, Math.round(side * 0.065))
    Accessible.ignored: true

    // From left to right as a hand draws it, whichever way a language is written.
    Item {
        x: Math.round((ring.width - tick.width) / 2)
        y: Math.round((ring.height - tick.height) / 2)
        width: Math.ceil(tick.width * ring.drawn)
        height: tick.height
        clip: true

        Picture {
            id: tick
            name: "icons/tick"
            side: Math.round(ring.side * 0.62)
        }
    }

    NumberAnimation {
        target: ring
        property: "drawn"
        running: Theme.quick > 0
        from: 0
        to: 1
        duration: Theme.quick * 1.7
        easing.type: Easing.OutQuad
    }
}
