pragma ComponentBehavior: Bound
import QtQuick
import Yima

// What can be done instead, as cards: beside one another, or one below the other where that is too narrow.
// `room` is how high they may be together; the pictures take what the words leave of it.
Grid {
    id: ways

    // Of {picture, words}.
    required property var model
    property real room: Theme.mm(400)
    property real mostSide: Theme.mm(84)

    property bool stacked: Theme.large

    readonly property int count: model.length
    readonly property bool upright: count > 1 && !stacked && width >= count * Theme.mm(62)
    readonly property real cell: upright ? Math.floor((width - (count - 1) * columnSpacing) / count) : width
    readonly property real reserved: Math.floor(Math.min(mostSide, upright ? cell - Theme.mm(12) : cell * 0.34))
    property real highest: 0
    readonly property real roomEach: upright ? room - highest : (room - (count - 1) * rowSpacing) / Math.max(1, count) - Theme.mm(6)
    readonly property real side: roomEach < Theme.mm(26) ? 0 : Math.floor(Math.min(reserved, roomEach))

    function measure(): void {
        highest = Math.max(0, ...Array.from({
            length: cards.count
        }, (_, index) => cards.itemAt(index)?.wordsHeight ?? 0));
    }

    columns: upright ? count : 1
    columnSpacing: Theme.gap
    rowSpacing: Theme.mm(4)

    Repeater {
        id: cards
        model: ways.model

        Way {
            required property var modelData

            width: ways.cell
            height: ways.upright ? ways.side + ways.highest : implicitHeight
            upright: ways.upright
            side: ways.side
            reserved: ways.reserved
            picture: modelData.picture
            words: modelData.words
            onWordsHeightChanged: ways.measure()
        }
    }
}
