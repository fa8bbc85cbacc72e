pragma ComponentBehavior: Bound
import QtQuick
import Yima

// The buttons of a section, two in a row. What is touched is told by its number and its section's.
Column {
    id: choices

    required property Scroller scroller
    required property int section
    required property var all
    // Where this begins in the list.
    property real offset: 0

    spacing: Theme.gap

    Growing {
        amount: Math.ceil(choices.all.length / 2)

        ScrollSlice {
            id: pair

            required property int index
            readonly property bool alone: choices.all.length === 2 * index + 1

            offset: choices.offset + choices.y
            scroller: choices.scroller
            width: choices.width
            height: Math.max(left.implicitHeight, alone ? 0 : right.implicitHeight)

            StaffChoice {
                id: left
                width: pair.alone ? parent.width : Math.floor((parent.width - Theme.gap) / 2)
                height: parent.height
                section: choices.section
                number: 2 * pair.index
                choice: choices.all[2 * pair.index] ?? {}
                slice: pair
            }

            StaffChoice {
                id: right
                anchors.right: parent.right
                width: left.width
                height: parent.height
                visible: !pair.alone
                section: choices.section
                number: 2 * pair.index + 1
                choice: choices.all[2 * pair.index + 1] ?? {}
                slice: pair
            }
        }
    }
}
