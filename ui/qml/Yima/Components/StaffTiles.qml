pragma ComponentBehavior: Bound
import QtQuick
import Yima

// The menu: pages in groups, each group with a heading and rows of tiles.
Scroller {
    id: menu

    required property var tiles

    readonly property int columns: Theme.wide ? 4 : Theme.latin ? 2 : 3
    readonly property real cell: Math.floor((width - (columns - 1) * Theme.gap) / columns)
    readonly property var byPage: tiles.reduce((found, tile) => Object.assign(found, {
            [tile.page]: tile
        }), {})
    readonly property var groups: StaffPages.groups.map(group => ({
                "title": group.title,
                "tiles": group.pages.filter(page => byPage[page] !== undefined).map(page => byPage[page])
            })).filter(group => group.tiles.length > 0)

    spacing: Theme.mm(Theme.wide ? 1 : 3)

    Growing {
        amount: menu.groups.length

        Column {
            id: group

            required property int index
            readonly property var shown: menu.groups[index] ?? {
                "title": "",
                "tiles": []
            }

            width: menu.width

            ScrollSlice {
                offset: group.y
                scroller: menu
                width: parent.width
                height: heading.height
                next: Theme.mm(20)

                Label {
                    id: heading
                    width: parent.width
                    text: group.shown.title
                    color: Theme.accent
                    font.pixelSize: Theme.staffText
                    font.bold: true
                    horizontalAlignment: Text.AlignLeft
                    Accessible.role: Accessible.Heading
                }
            }

            Column {
                id: rows
                width: parent.width
                spacing: Theme.gap - 2 * menu.ring

                Growing {
                    amount: Math.ceil(group.shown.tiles.length / menu.columns)

                    ScrollSlice {
                        id: line

                        required property int index
                        readonly property var those: group.shown.tiles.slice(index * menu.columns, (index + 1) * menu.columns)

                        offset: group.y + rows.y
                        scroller: menu
                        width: menu.width
                        height: row.height + 2 * menu.ring

                        Row {
                            id: row

                            y: menu.ring

                            readonly property real tallest: {
                                let height = 0;
                                for (let index = 0; index < each.count; ++index)
                                    height = Math.max(height, each.itemAt(index)?.implicitHeight ?? 0);
                                return height;
                            }

                            spacing: Theme.gap

                            Growing {
                                id: each
                                amount: line.those.length

                                StaffTile {
                                    required property int index

                                    width: menu.cell
                                    height: row.tallest
                                    tile: line.those[index] ?? {}
                                    slice: line
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
