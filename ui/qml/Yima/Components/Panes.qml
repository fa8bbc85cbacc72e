import QtQuick
import Yima

// Two things: one above the other on an upright panel, side by side on a wide one. Its two children
// take their widths from here; `room` is the space they are centred in.
Grid {
    id: panes

    property real share: 0.5
    property real gutter: Theme.wide ? Theme.mm(16) : Theme.mm(13)
    required property Item room

    readonly property real firstWidth: Theme.wide ? Math.round((room.width - gutter) * share) : room.width
    readonly property real secondWidth: Theme.wide ? room.width - gutter - firstWidth : room.width

    x: 0
    y: Math.round((room.height - height) * (Theme.wide ? 0.5 : 0.42))
    columns: Theme.wide ? 2 : 1
    columnSpacing: gutter
    rowSpacing: gutter
    verticalItemAlignment: Grid.AlignVCenter
}
