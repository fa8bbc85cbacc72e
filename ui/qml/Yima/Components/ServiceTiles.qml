pragma ComponentBehavior: Bound
import QtQuick
import Yima

// The services as tiles, the likeliest first and larger: on an upright panel above the others, on a lying
// one beside them. In elder mode three at a time.
Item {
    id: tiles

    // Each with the fields of kiosk.session.screens.Tile.
    required property var services

    readonly property int atOnce: Terminal.elder ? 3 : 6
    readonly property int pages: Math.ceil(services.length / atOnce)
    property int page: 0
    readonly property int from: page < pages ? page * atOnce : 0
    readonly property var shown: services.slice(from, from + atOnce)

    readonly property int others: shown.length - 1
    // Beside or below the first: one under the other, or two in a row where there are many.
    readonly property int columns: others > 3 ? 2 : 1
    readonly property int rows: Math.ceil(others / columns)
    readonly property real moreRoom: pages > 1 ? more.height + Theme.gap : 0
    readonly property real space: height - moreRoom
    readonly property bool alone: others === 0
    readonly property real firstWidth: Theme.wide && !alone ? Math.floor((width - Theme.gap) * (columns === 2 ? 0.36 : others === 1 ? 0.54 : 0.48)) : width
    readonly property real restWidth: Theme.wide ? width - firstWidth - Theme.gap : width
    readonly property real cell: Math.floor((restWidth - (columns - 1) * Theme.gap) / columns)

    // On an upright panel the others have what the first leaves; on a lying one it is as high as they are.
    readonly property real uprightFirst: Math.min(Theme.mm(alone ? 130 : Theme.large ? 100 : 108), Math.floor(space * (alone ? 1 : 1.3 / (rows + 1.3))))
    readonly property real rowHeight: {
        const free = Theme.wide ? space : space - uprightFirst - Theme.gap;
        return Math.floor(Math.min(Theme.mm(Theme.wide ? (others === 1 ? 122 : 72) : Theme.large ? 76 : 66), (free - (rows - 1) * Theme.gap) / Math.max(1, rows)));
    }
    readonly property real stack: rows * rowHeight + (rows - 1) * Theme.gap
    readonly property real firstHeight: {
        if (Theme.wide)
            return alone ? Math.min(space, Theme.mm(110)) : stack;
        return uprightFirst;
    }

    // The last of an odd number takes the whole row.
    function spanning(index: int): bool {
        return columns === 2 && index === others - 1 && others % 2 === 1;
    }

    onServicesChanged: {
        if (page >= pages)
            page = 0;
    }

    Repeater {
        model: tiles.shown

        ServiceTile {
            id: tile

            required property var modelData
            required property int index

            readonly property int place: index - 1
            readonly property int column: index === 0 || tiles.spanning(place) ? 0 : place % tiles.columns
            readonly property real leading: index === 0 ? 0 : (Theme.wide ? tiles.firstWidth + Theme.gap : 0) + column * (tiles.cell + Theme.gap)
            readonly property real below: Theme.wide ? 0 : tiles.firstHeight + Theme.gap

            service: modelData
            first: index === 0 && tiles.page === 0
            upright: index === 0 ? Theme.wide && !tiles.alone : tiles.columns === 2 && !tiles.spanning(place)
            pictured: index === 0 ? !(Theme.wide && Theme.large && tiles.columns === 2) : !(tiles.columns === 2 && (Theme.wide || Theme.large))
            x: Theme.start(tiles.width, width, leading)
            y: index === 0 ? 0 : below + Math.floor(place / tiles.columns) * (tiles.rowHeight + Theme.gap)
            width: index === 0 ? tiles.firstWidth : tiles.spanning(place) ? tiles.restWidth : tiles.cell
            height: index === 0 ? tiles.firstHeight : tiles.rowHeight
        }
    }

    QuietButton {
        id: more
        objectName: "more"
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        width: Theme.wide ? Math.floor(parent.width / 2) : parent.width
        visible: tiles.pages > 1
        text: tiles.page + 1 < tiles.pages ? qsTr("More services") : qsTr("To the first services")
        onActivated: tiles.page = (tiles.page + 1) % tiles.pages
    }
}
