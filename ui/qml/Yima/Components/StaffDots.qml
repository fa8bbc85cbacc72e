pragma ComponentBehavior: Bound
import QtQuick
import Yima

// Work goes on: three dots of which one is lit in turn.
Row {
    id: dots

    property int lit: 0

    spacing: Theme.mm(2.4)
    Accessible.ignored: true

    Repeater {
        model: 3

        Rectangle {
            required property int index
            width: Theme.mm(3)
            height: width
            radius: width / 2
            color: index === dots.lit ? Theme.accent : Theme.muted
            opacity: index === dots.lit ? 1 : 0.4
        }
    }

    Timer {
        interval: 350
        repeat: true
        running: Terminal.animated && dots.visible
        onTriggered: dots.lit = (dots.lit + 1) % 3
    }
}
