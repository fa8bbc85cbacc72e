pragma ComponentBehavior: Bound
import QtQuick
import Yima

// The pages of staff's manual: a touch of one opens it.
Scroller {
    id: list

    required property list<string> topics
    // In the order of `topics`.
    required property list<string> titles

    readonly property int columns: Theme.wide ? 3 : 2
    readonly property real cell: Math.floor((width - (columns - 1) * Theme.gap) / columns)

    spacing: Theme.gap

    // Room for the ring around what has the focus.
    Item {
        width: 1
        height: 1
    }

    Repeater {
        model: Math.ceil(list.topics.length / list.columns)

        ScrollSlice {
            id: row

            required property int index
            readonly property real tallest: {
                let height = 0;
                for (let at = 0; at < cells.count; ++at)
                    height = Math.max(height, cells.itemAt(at)?.implicitHeight ?? 0);
                return height;
            }

            width: list.width
            height: tallest
            scroller: list

            Repeater {
                id: cells
                model: list.topics.slice(row.index * list.columns, (row.index + 1) * list.columns)

                StaffButton {
                    required property string modelData
                    required property int index

                    objectName: "topic_" + modelData
                    x: Theme.start(row.width, width, index * (width + Theme.gap))
                    width: list.cell
                    height: row.height
                    text: list.titles[row.index * list.columns + index] ?? modelData
                    onActiveFocusChanged: if (activeFocus)
                        row.reveal()
                    onActivated: row.whole ? Terminal.tap("open_topic", modelData) : row.reveal()
                }
            }
        }
    }
}
