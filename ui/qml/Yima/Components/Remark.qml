pragma ComponentBehavior: Bound
import QtQuick
import Yima

// Plain words on one result, on a warm card. `remark` has the fields of RemarkCard.
Column {
    id: column

    required property Scroller scroller
    required property real offset
    required property var remark

    readonly property real inner: Theme.mm(Theme.wide ? 4 : 7)
    readonly property var parts: [
        {
            text: remark.title ?? "",
            strong: true,
            small: false,
            ink: Theme.warm
        },
        {
            text: [remark.measures, remark.means].filter(Boolean).join(Theme.latin ? " " : ""),
            strong: false,
            small: false,
            ink: Theme.ink
        },
        {
            text: remark.advice ?? "",
            strong: remark.soon ?? false,
            small: false,
            ink: Theme.warm
        },
        {
            text: remark.source ? qsTr("Source: %1").arg(remark.source) : "",
            strong: false,
            small: true,
            ink: Theme.muted
        }
    ].filter(part => part.text !== "")

    // Its title, without which the heading above is not seen.
    property CardSlice head: null

    spacing: -Theme.hairline

    Repeater {
        model: column.parts.length
        onItemAdded: (index, item) => {
            if (index === 0)
                column.head = item as CardSlice;
        }

        CardSlice {
            id: slice

            required property int index
            readonly property var part: column.parts[index] ?? {}

            width: column.width
            scroller: column.scroller
            offset: column.offset + column.y
            first: index === 0
            last: index === column.parts.length - 1
            ruled: false
            colour: Theme.warmTint
            edge: Theme.warmLine
            above: first ? column.inner : Theme.mm(1)
            below: last ? column.inner : Theme.mm(1)

            Label {
                width: parent.width
                text: slice.part.text ?? ""
                horizontalAlignment: Text.AlignLeft
                color: slice.part.ink ?? Theme.ink
                font.pixelSize: slice.part.small ? Theme.note : Theme.wide || !slice.first ? Theme.caption : Theme.body
                font.bold: slice.part.strong ?? false
            }
        }
    }
}
