pragma ComponentBehavior: Bound
import QtQuick
import Yima

// A few things that are fine, each with a tick.
Card {
    id: list

    required property string title
    required property list<string> lines

    implicitHeight: column.height + 2 * Theme.mm(6)

    Column {
        id: column
        x: Theme.padding
        y: Theme.mm(6)
        width: parent.width - 2 * Theme.padding
        spacing: Theme.mm(3)

        Label {
            width: parent.width
            text: list.title
            color: Theme.muted
            font.pixelSize: Theme.caption
            horizontalAlignment: Text.AlignLeft
        }

        Repeater {
            model: list.lines

            Item {
                id: line

                required property string modelData

                width: column.width
                height: Math.max(label.height, tick.height)

                Picture {
                    id: tick
                    x: Theme.start(line.width, width, 0)
                    y: Math.round((label.font.pixelSize * 1.45 - height) / 2)
                    name: "icons/done"
                    side: Math.round(Theme.body * 1.1)
                }

                Label {
                    id: label
                    x: Theme.start(line.width, width, tick.width + Theme.mm(5))
                    width: line.width - tick.width - Theme.mm(5)
                    text: line.modelData
                    horizontalAlignment: Text.AlignLeft
                }
            }
        }
    }
}
