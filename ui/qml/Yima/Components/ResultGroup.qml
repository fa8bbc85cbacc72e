pragma ComponentBehavior: Bound
import QtQuick
import Yima

// Lines of results on one card, under a title. `rows` are values of ResultRow.
Column {
    id: group

    required property Scroller scroller
    required property string title
    required property var rows
    // Each line says which panel it is a part of.
    property bool named: false

    property ResultLine firstLine: null

    spacing: Theme.mm(3)

    SliceTitle {
        width: group.width
        scroller: group.scroller
        offset: group.y
        words: group.title
        next: group.spacing + (group.firstLine?.height ?? 0)
    }

    Column {
        id: lines
        width: group.width
        spacing: -Theme.hairline

        Repeater {
            onItemAdded: (index, item) => {
                if (index === 0)
                    group.firstLine = item as ResultLine;
            }
            model: group.rows.length

            ResultLine {
                required property int index
                width: lines.width
                scroller: group.scroller
                offset: group.y + lines.y
                row: group.rows[index] ?? {}
                named: group.named
                first: index === 0
                last: index === group.rows.length - 1
            }
        }
    }
}
