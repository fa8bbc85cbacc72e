import QtQuick
import Yima

// A page in the menu: what it is, and what it has to say. `tile` has the fields of
// kiosk.session.staff_screens.MenuTile.
Tappable {
    id: button

    required property var tile
    required property ScrollSlice slice

    readonly property var about: StaffPages.rows[tile.page] ?? StaffPages.row("", "")
    readonly property string note: typeof tile.note === "string" ? tile.note : ""

    objectName: "page_" + (tile.page ?? "")
    name: [about.title, note, mark.words].filter(Boolean).join(", ")
    radius: Theme.mm(6)
    implicitHeight: Math.max(Theme.mm(Theme.wide ? 19 : 24), words.height + 2 * Theme.mm(2.5))
    onActiveFocusChanged: if (activeFocus)
        slice.reveal()
    onActivated: slice.whole ? Terminal.tap("open_page", tile.page) : slice.reveal()

    Card {
        anchors.fill: parent
        z: -1
        radius: button.radius
        color: button.pressed ? Theme.pressed : Theme.card
        border.color: mark.tone === "bad" || mark.tone === "warn" ? Theme.warm : Theme.line
        border.width: mark.tone === "bad" || mark.tone === "warn" ? Theme.mm(0.6) : Theme.hairline
    }

    Picture {
        id: sign
        anchors.left: parent.left
        anchors.leftMargin: Theme.mm(5)
        anchors.verticalCenter: parent.verticalCenter
        name: button.about.icon
        side: Theme.mm(Theme.wide ? 10 : 12)
    }

    Column {
        id: words
        anchors.left: sign.right
        anchors.leftMargin: Theme.mm(4)
        anchors.right: parent.right
        anchors.rightMargin: mark.visible ? mark.width + Theme.mm(6) : Theme.mm(4)
        anchors.verticalCenter: parent.verticalCenter

        Label {
            width: parent.width
            text: button.about.title
            font.pixelSize: Theme.staffText
            font.bold: true
            lineHeight: 0.9
            horizontalAlignment: Text.AlignLeft
            Accessible.ignored: true
        }

        Label {
            width: parent.width
            visible: text !== ""
            text: button.note
            color: mark.tone === "warn" || mark.tone === "bad" ? Theme.warm : Theme.muted
            font.pixelSize: Theme.staffNote
            lineHeight: 0.9
            horizontalAlignment: Text.AlignLeft
            Accessible.ignored: true
        }
    }

    StaffTone {
        id: mark
        anchors.right: parent.right
        anchors.rightMargin: Theme.mm(4)
        anchors.verticalCenter: parent.verticalCenter
        tone: button.tile.tone ?? "plain"
        side: Math.round(Theme.staffLead * 1.1)
    }
}
