import QtQuick
import Yima

// A part of a page of staff's manual. `block`: `kind`, `words`, `number` and `picture` (ui/manual.py).
ScrollSlice {
    id: part

    required property var block
    // A heading begins the page, or stands apart from what is above it.
    property bool leads: false

    readonly property string kind: block.kind ?? ""
    readonly property bool isSection: kind === "section"
    readonly property bool isStep: kind === "step"
    readonly property bool isPoint: kind === "point"
    readonly property real indent: isStep || isPoint ? Math.round(words.font.pixelSize * 1.9) : 0
    readonly property real below: Theme.mm(isSection ? 3 : 4)

    height: (leads || !isSection ? 0 : Theme.mm(Theme.wide ? 5 : 8)) + (kind === "picture" ? frame.height : words.height) + below
    next: isSection ? Theme.mm(14) : 0

    Item {
        y: part.height - part.below - height
        width: parent.width
        height: part.kind === "picture" ? frame.height : words.height

        Rectangle {
            id: disc
            x: Theme.start(parent.width, width, 0)
            y: Math.round((words.height / Math.max(1, words.lineCount) - height) / 2)
            width: Math.round(words.font.pixelSize * 1.4)
            height: width
            radius: width / 2
            visible: part.isStep
            color: Theme.accentTint
            border.color: Theme.accent
            border.width: Theme.highContrast ? Theme.mm(0.4) : 0

            Label {
                anchors.centerIn: parent
                text: part.isStep ? part.block.number : ""
                color: Theme.highContrast ? Theme.accent : Theme.accentPressed
                font.pixelSize: Theme.staffNote
                font.bold: true
                Accessible.ignored: true
            }
        }

        Rectangle {
            x: Theme.start(parent.width, width, Math.round((disc.width - width) / 2))
            y: Math.round((words.height / Math.max(1, words.lineCount) - height) / 2)
            width: Theme.mm(2.4)
            height: width
            radius: width / 2
            visible: part.isPoint
            color: Theme.accent
        }

        Label {
            id: words
            x: Theme.start(parent.width, width, part.indent)
            width: parent.width - part.indent
            visible: part.kind !== "picture"
            text: visible ? part.block.words ?? "" : ""
            color: part.isSection ? Theme.accent : Theme.ink
            font.pixelSize: part.isSection ? Theme.staffLead : Theme.staffText
            font.bold: part.isSection
            horizontalAlignment: Text.AlignLeft
            Accessible.role: part.isSection ? Accessible.Heading : Accessible.StaticText
            Accessible.name: part.isStep ? `${part.block.number}. ${text}` : text
        }

        StaffManualPicture {
            id: frame
            x: Theme.start(parent.width, width, 0)
            visible: part.kind === "picture"
            room: parent.width
            mostHeight: Math.round(part.scroller.height * 0.42)
            picture: visible ? part.block.picture : ""
            words: visible ? part.block.words : ""
        }
    }
}
