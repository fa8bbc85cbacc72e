pragma ComponentBehavior: Bound
import QtQuick
import Yima

// How far a first start has come: a bar for each step, those that are done and this one filled. The words beside
// it say the same.
Row {
    id: trail

    required property int number
    required property int count

    spacing: Theme.mm(2)
    Accessible.ignored: true

    Repeater {
        model: trail.count

        Rectangle {
            required property int index

            width: Math.floor((trail.width - (trail.count - 1) * trail.spacing) / trail.count)
            height: Theme.mm(2.4)
            radius: height / 2
            color: index < trail.number ? Theme.accent : Theme.card
            border.color: Theme.muted
            border.width: index < trail.number ? 0 : Theme.hairline
        }
    }
}
