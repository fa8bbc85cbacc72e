pragma ComponentBehavior: Bound
import QtQuick
import Yima

// Reports of a print run and what has become of each. `lines` are values of PrintLine.
Scroller {
    id: list

    required property var lines

    readonly property real wanted: all.height

    Column {
        id: all
        width: list.width
        spacing: -Theme.hairline

        Repeater {
            model: list.lines.length

            PrintListRow {
                required property int index
                width: all.width
                scroller: list
                line: list.lines[index] ?? {}
                first: index === 0
                last: index === list.lines.length - 1
            }
        }
    }
}
