pragma ComponentBehavior: Bound
import QtQuick
import Yima

// Where a report is from, small: pairs of what it is and what it says.
ScrollSlice {
    id: slice

    required property var facts

    visible: facts.length > 0
    height: facts.length > 0 ? pairs.height : 0

    Flow {
        id: pairs
        width: parent.width
        spacing: Theme.mm(Theme.wide ? 2 : 3)

        Repeater {
            model: slice.facts.length

            Label {
                required property int index
                readonly property var fact: slice.facts[index] ?? ["", ""]

                width: Math.min(implicitWidth + Theme.mm(5), pairs.width)
                text: qsTr("%1: %2").arg(fact[0]).arg(Figures.own(fact[1]))
                horizontalAlignment: Text.AlignLeft
                color: Theme.muted
                font.pixelSize: Theme.note
            }
        }
    }
}
