pragma ComponentBehavior: Bound
import QtQuick
import Yima

// What can be done on a screen of a first start: two in a row on an upright panel, all in one on a wide one.
// What leads on stands last, at the right; alone in a row it has all of it.
Item {
    id: foot

    // Of {id, label, primary, on}.
    required property var buttons

    readonly property int count: buttons.length
    readonly property int columns: Theme.wide ? Math.max(2, Math.min(4, count)) : 2
    readonly property int rows: Math.ceil(count / columns)
    readonly property real cell: Math.floor((width - (columns - 1) * Theme.gap) / columns)
    readonly property real tallest: {
        let height = 0;
        for (let index = 0; index < keys.count; ++index)
            height = Math.max(height, keys.itemAt(index)?.implicitHeight ?? 0);
        return height;
    }

    implicitHeight: rows > 0 ? rows * tallest + (rows - 1) * Theme.gap : 0

    Repeater {
        id: keys
        model: foot.count

        StaffButton {
            required property int index
            readonly property var button: foot.buttons[index] ?? {}
            // The last row is filled from the right; one alone is as wide as all.
            readonly property int row: Math.floor(index / foot.columns)
            readonly property int inRow: Math.min(foot.columns, foot.count - row * foot.columns)
            readonly property bool alone: inRow === 1 && !Theme.wide
            readonly property int column: index % foot.columns + (foot.columns - inRow)

            objectName: "choose_" + (button.id ?? "")
            x: alone ? 0 : column * (foot.cell + Theme.gap)
            y: row * (foot.tallest + Theme.gap)
            width: alone ? foot.width : foot.cell
            height: foot.tallest
            implicitHeight: Math.max(Theme.mm(Theme.wide ? 18 : 24), wordsHeight)
            letters: Theme.staffLead
            primary: button.primary ?? false
            on: button.on ?? true
            text: button.label ?? ""
            onActivated: Terminal.tap("choose", button.id)
        }
    }
}
