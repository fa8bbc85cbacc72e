pragma ComponentBehavior: Bound
import QtQuick
import Yima

// A keyboard for staff: letters and figures, and what else is on an American one behind a key. Its keys
// stay where fingers know them, and the one that confirms is the last.
Column {
    id: keys

    // Capitals alone, and no signs: a code of the hospital's.
    property bool code: false
    property bool confirms: true
    property bool raised: false
    property bool signs: false

    readonly property real cell: Math.floor((width - 9 * Theme.gap) / 10)
    readonly property real row: Theme.mm(Theme.wide ? 15 : 18)
    readonly property bool capitals: code || raised
    readonly property var letters: ["qwertyuiop", "asdfghjkl", code ? "zxcvbnm" : "zxcvbnm-_"]
    readonly property var others: ["!@#$%^&*()", "=+[]{}|~\\", ";'\"<>?`,-"]

    signal typed(character: string)
    signal erased
    signal confirmed

    // A shifted letter is one: the next is small again.
    function type(character: string): void {
        typed(character);
        raised = false;
    }

    function model(index: int): var {
        const cells = (signs ? others : letters)[index].split("").map(each => capitals && !signs ? each.toUpperCase() : each);
        if (index === 1)
            return [...cells, "erase"];
        return index === 2 && !code ? ["shift", ...cells] : cells;
    }

    spacing: Theme.gap
    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true

    Row {
        spacing: Theme.gap

        Repeater {
            model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"]

            StaffKey {
                required property string modelData
                character: modelData
                cell: keys.cell
                height: keys.row
                onActivated: keys.type(character)
            }
        }
    }

    Repeater {
        model: 3

        Row {
            id: line

            required property int index

            spacing: Theme.gap

            Repeater {
                model: keys.model(line.index)

                StaffKey {
                    required property string modelData

                    character: modelData
                    cell: keys.cell
                    height: keys.row
                    visible: modelData !== "shift" || !keys.signs
                    icon: modelData === "erase" ? "icons/erase" : modelData === "shift" ? "icons/staff-shift" : ""
                    words: modelData === "erase" ? qsTr("Erase the last character") : modelData === "shift" ? qsTr("Capitals") : modelData
                    lit: modelData === "shift" && keys.raised
                    onActivated: {
                        if (modelData === "erase")
                            keys.erased();
                        else if (modelData === "shift")
                            keys.raised = !keys.raised;
                        else
                            keys.type(character);
                    }
                }
            }
        }
    }

    Row {
        spacing: Theme.gap

        StaffKey {
            character: "signs"
            cell: keys.cell
            height: keys.row
            cells: 2
            visible: !keys.code
            words: keys.signs ? "ABC" : "#+="
            onActivated: keys.signs = !keys.signs
        }

        Repeater {
            model: keys.code ? [] : [".", ":", "/"]

            StaffKey {
                required property string modelData
                character: modelData
                cell: keys.cell
                height: keys.row
                onActivated: keys.type(character)
            }
        }

        StaffKey {
            character: " "
            cell: keys.cell
            height: keys.row
            objectName: "key_space"
            cells: 2
            visible: !keys.code
            words: qsTr("Space")
            onActivated: keys.type(" ")
        }

        StaffButton {
            objectName: "confirm"
            width: (keys.code ? 10 : 3) * (keys.cell + Theme.gap) - Theme.gap
            height: keys.row
            primary: true
            letters: Theme.staffLead
            text: qsTr("Confirm")
            on: keys.confirms
            onActivated: keys.confirmed()
        }
    }
}
