pragma ComponentBehavior: Bound
import QtQuick
import Yima

// Lines of results on one card, under a title. `rows` are values of ResultRow.
Column {
    id: group

    required property Scroller scroller
    required property string title
    required property var rows
    // How many of them there are yet.
    required property int made
    // Each line says which panel it is a part of.
    property bool named: false

    property ResultLine firstLine: null

    spacing: Theme.mm(3)

    SliceTitle {
        width: group.width
        scroller: group.scroller
        offset: group.y
        words: group.title
        next: group.spacing + Math.min(group.firstLine?.height ?? 0, Theme.mm(16))
    }

    Column {
        id: lines
        width: group.width
        spacing: -Theme.hairline

        Growing {
            onItemAdded: (index, item) => {
                if (index === 0)
                    group.firstLine = item as ResultLine;
            }
            amount: Math.min(group.made, group.rows.length)

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
