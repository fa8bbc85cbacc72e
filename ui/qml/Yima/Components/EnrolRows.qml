pragma ComponentBehavior: Bound
import QtQuick

// Lines of a first start in one list, which scrolls where they do not fit.
Scroller {
    id: list

    required property var rows
    // The height at which nothing scrolls.
    readonly property real natural: lines.y + lines.height + ring

    Item {
        width: list.width
        height: lines.y + lines.height + list.ring

        Column {
            id: lines
            y: list.ring
            width: list.width

            Growing {
                amount: list.rows.length

                StaffRow {
                    required property int index

                    offset: lines.y
                    scroller: list
                    width: lines.width
                    row: list.rows[index] ?? {}
                    first: index === 0
                    last: index === list.rows.length - 1
                }
            }
        }
    }
}
