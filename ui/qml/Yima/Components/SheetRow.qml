import QtQuick
import Yima

// What can be chosen of one thing, and what that is: beside it on a wide panel, above it on an upright one,
// where it may be left out.
Item {
    id: row

    required property string label
    default property alias content: slot.data
    readonly property real labelWidth: Theme.wide ? Math.round(width * 0.24) : width
    readonly property real room: Theme.wide ? width - labelWidth - Theme.gap : width

    readonly property real above: label === "" ? 0 : words.height + Theme.mm(1)

    implicitWidth: parent?.width ?? 0
    implicitHeight: Theme.wide ? Math.max(words.height, slot.height) : above + slot.height

    // The width of each of so many choices.
    function share(count: int): real {
        return Math.floor((room - (count - 1) * Theme.gap) / count);
    }

    Label {
        id: words
        x: Theme.start(row.width, width, 0)
        y: Theme.wide ? Math.round((row.height - height) / 2) : 0
        width: row.labelWidth
        visible: text !== ""
        text: row.label
        color: Theme.muted
        font.pixelSize: Theme.note
        lineHeight: 0.9
        horizontalAlignment: Text.AlignLeft
    }

    Row {
        id: slot
        x: Theme.start(row.width, row.room, row.width - row.room)
        y: Theme.wide ? Math.round((row.height - height) / 2) : row.above
        width: row.room
        spacing: Theme.gap
    }
}
