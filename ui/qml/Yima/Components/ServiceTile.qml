import QtQuick
import Yima

// One service: what it is, and what is known of it. The whole tile is the button. `tile` has the fields of
// kiosk.session.screens.Tile.
Tappable {
    id: tile

    required property var service
    // The likeliest: deep in colour, and larger.
    property bool first: false
    // Narrow: the picture above the words; none where there is no room.
    property bool upright: false
    property bool pictured: true

    readonly property bool primary: first
    readonly property var row: Services.rows[service.service]
    readonly property bool priced: service.amount !== ""
    // The amount has a line of its own where it is to be seen from afar.
    readonly property bool split: priced && first && !Theme.large
    readonly property string known: priced ? row.fact(service).replace(" ", "\u00a0") : row.fact(service)
    readonly property string fact: split || !priced ? known : Figures.line([Figures.kept(`¥${service.amount}`), Theme.large && !first ? "" : known], " · ")
    readonly property color ink: first ? Theme.accentInk : Theme.ink
    readonly property color quietInk: first ? Theme.accentInkQuiet : Theme.muted
    readonly property bool pointed: !upright && !first
    readonly property real inset: upright && !first ? Theme.mm(7) : Theme.padding
    readonly property real leastHeight: Math.max(Theme.primaryHeight, content.height + 2 * Theme.mm(Theme.wide || Theme.large ? 5 : 7))

    objectName: `service_${service.service}`
    name: [row.title, priced ? `¥${service.amount}` : "", row.fact(service)].filter(Boolean).join(", ")
    radius: Theme.radius
    implicitHeight: leastHeight
    onActivated: Terminal.tap("open_service", tile.service.service)

    Card {
        anchors.fill: parent
        z: -1
        color: tile.first ? (tile.pressed ? Theme.accentPressed : Theme.accent) : tile.pressed ? Theme.pressed : Theme.card
        border.color: tile.first ? color : Theme.line
    }

    Grid {
        id: content

        readonly property real room: parent.width - 2 * tile.inset - (tile.pointed ? arrow.width + Theme.mm(4) : 0)
        readonly property real beside: tile.pictured && !tile.upright ? medallion.width + spacing : 0

        anchors.left: parent.left
        anchors.leftMargin: tile.inset
        anchors.verticalCenter: parent.verticalCenter
        columns: tile.upright ? 1 : 2
        spacing: tile.upright ? Theme.mm(4) : Theme.mm(Theme.wide ? 7 : 10)
        verticalItemAlignment: Grid.AlignVCenter

        Medallion {
            id: medallion
            visible: tile.pictured
            icon: tile.row.icon
            side: Theme.mm(tile.first ? (Theme.wide ? 40 : 46) : Theme.wide ? 26 : 32)
        }

        Column {
            width: content.room - content.beside
            spacing: Theme.mm(tile.first ? 2 : 0.5)

            Label {
                width: parent.width
                text: tile.row.title
                color: tile.ink
                font.pixelSize: tile.first ? Theme.heading : Theme.lead
                font.bold: true
                Accessible.ignored: true
                horizontalAlignment: Text.AlignLeft
            }

            AmountText {
                width: parent.width
                visible: tile.split
                amount: tile.service.amount
                color: tile.ink
                font.pixelSize: Theme.heading
                font.bold: true
                Accessible.ignored: true
                horizontalAlignment: Text.AlignLeft
            }

            Label {
                width: parent.width
                visible: text !== ""
                text: tile.fact
                color: tile.quietInk
                font.pixelSize: tile.first ? Theme.lead : Theme.wide || Theme.large ? Theme.caption : Theme.body
                font.bold: tile.priced && !tile.split
                Accessible.ignored: true
                horizontalAlignment: Text.AlignLeft
            }
        }
    }

    Picture {
        id: arrow
        anchors.right: parent.right
        anchors.rightMargin: tile.inset
        anchors.verticalCenter: parent.verticalCenter
        visible: tile.pointed
        name: "icons/onward"
        directed: true
        side: Theme.lead
    }
}
