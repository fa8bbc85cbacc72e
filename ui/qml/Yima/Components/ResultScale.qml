import QtQuick
import Yima

// A value on its scale, over the usual range: low at the left in every language, as on a ruler. `bar` has
// the fields of ResultBar.
Item {
    id: scale

    required property var bar
    property bool cares: false

    readonly property real thumb: Theme.mm(4.5)

    function at(place: int): real {
        return Math.round(place / 1000 * width);
    }

    implicitHeight: Theme.mm(10)
    Accessible.ignored: true

    Rectangle {
        y: Math.round((parent.height - height) / 2)
        width: parent.width
        height: Theme.mm(4.6)
        radius: height / 2
        color: Theme.pressed
    }

    Rectangle {
        y: Math.round((parent.height - height) / 2)
        x: scale.at(scale.bar.low ?? 0)
        width: scale.at(scale.bar.high ?? 0) - x
        height: Theme.mm(4.6)
        color: Theme.usual
        // Open ends are the ends of the track.
        topLeftRadius: scale.bar.low === 0 ? height / 2 : 0
        bottomLeftRadius: topLeftRadius
        topRightRadius: scale.bar.high === 1000 ? height / 2 : 0
        bottomRightRadius: topRightRadius
    }

    Rectangle {
        x: Math.round(Math.max(0, Math.min(scale.width - width, scale.at(scale.bar.value ?? 0) - width / 2)))
        width: scale.thumb
        height: parent.height
        radius: width / 2
        color: scale.cares ? Theme.warm : Theme.accent
        border.color: Theme.card
        border.width: Theme.mm(0.6)
    }

    // Further out than the scale goes: a second mark at its end.
    Rectangle {
        readonly property real away: Theme.mm(6)

        x: (scale.bar.value ?? 0) < 500 ? away : scale.width - away - width
        y: Math.round((parent.height - height) / 2)
        width: Math.round(scale.thumb * 0.6)
        height: Math.round(parent.height * 0.7)
        radius: width / 2
        visible: scale.bar.beyond ?? false
        color: Theme.warm
    }
}
