pragma ComponentBehavior: Bound
import QtQuick
import Yima

// Lines with a title, and what can be done about them. `section` has the fields of
// kiosk.maintenance.sheet.Section.
Column {
    id: block

    required property Scroller scroller
    required property int number
    required property var section
    // Where this begins in the list.
    property real offset: 0
    // One of the two may stand elsewhere.
    property bool lined: true
    property bool chosen: true
    // Its lines from this one on, and up to that.
    property int from: 0
    property int to: section.rows?.length ?? 0

    readonly property string title: lined && typeof section.title === "string" ? section.title : ""
    readonly property var rows: lined ? (section.rows ?? []).slice(from, to) : []
    readonly property var choices: chosen ? section.choices ?? [] : []

    spacing: Theme.gap

    Column {
        id: told
        width: parent.width
        visible: block.title !== "" || block.rows.length > 0
        spacing: Theme.mm(Theme.wide ? 3 : 4)

        ScrollSlice {
            offset: block.offset
            scroller: block.scroller
            width: parent.width
            height: heading.height
            next: Theme.mm(12)
            visible: block.title !== ""

            Label {
                id: heading
                width: parent.width
                text: block.title
                // In the second column it only takes its room.
                opacity: block.from === 0 ? 1 : 0
                Accessible.ignored: block.from > 0
                color: Theme.accent
                font.pixelSize: Theme.staffText
                font.bold: true
                horizontalAlignment: Text.AlignLeft
                Accessible.role: Accessible.Heading
            }
        }

        Column {
            id: lines
            width: parent.width
            visible: block.rows.length > 0

            Growing {
                amount: block.rows.length

                StaffRow {
                    required property int index

                    offset: block.offset + told.y + lines.y
                    scroller: block.scroller
                    width: lines.width
                    row: block.rows[index] ?? {}
                    first: index === 0
                    last: index === block.rows.length - 1
                }
            }
        }
    }

    StaffChoices {
        width: parent.width
        visible: block.choices.length > 0
        scroller: block.scroller
        section: block.number
        all: block.choices
        offset: block.offset
    }
}
