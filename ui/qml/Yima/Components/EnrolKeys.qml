pragma ComponentBehavior: Bound
import QtQuick
import Yima

// Letters, figures and the signs of ids and addresses, where fingers know them from a keyboard. Capitals stay
// until they are switched: an id has many. What stands in many addresses is one key.
Column {
    id: keys

    property bool capitals: true
    // "https://" is offered.
    property bool address: false
    property bool confirms: true

    readonly property real cell: Math.floor((width - 9 * Theme.gap) / 10)
    readonly property real row: Theme.mm(Theme.wide ? 15 : 18)
    readonly property list<string> rows: ["1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm-_"]
    readonly property string scheme: "https://"

    signal typed(string text)
    signal erased
    signal confirmed

    function model(index: int): var {
        const cells = rows[index].split("").map(each => capitals ? each.toUpperCase() : each);
        if (index === 2)
            return [...cells, "erase"];
        return index === 3 ? ["shift", ...cells] : cells;
    }

    spacing: Theme.gap

    Repeater {
        model: keys.rows.length

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
                    icon: modelData === "erase" ? "icons/erase" : modelData === "shift" ? "icons/staff-shift" : ""
                    words: modelData === "erase" ? qsTr("Erase the last character") : modelData === "shift" ? qsTr("Capitals") : modelData
                    lit: modelData === "shift" && keys.capitals
                    onActivated: {
                        if (modelData === "erase")
                            keys.erased();
                        else if (modelData === "shift")
                            keys.capitals = !keys.capitals;
                        else
                            keys.typed(modelData);
                    }
                }
            }
        }
    }

    Row {
        spacing: Theme.gap

        Repeater {
            model: [".", ":", "/", ","]

            StaffKey {
                required property string modelData

                character: modelData
                cell: keys.cell
                height: keys.row
                onActivated: keys.typed(modelData)
            }
        }

        StaffKey {
            objectName: "key_scheme"
            character: keys.scheme
            cell: keys.cell
            cells: 2
            height: keys.row
            visible: keys.address
            onActivated: keys.typed(keys.scheme)
        }

        StaffButton {
            objectName: "confirm"
            width: (keys.address ? 4 : 6) * (keys.cell + Theme.gap) - Theme.gap
            height: keys.row
            primary: true
            letters: Theme.staffLead
            text: qsTr("Confirm")
            on: keys.confirms
            onActivated: keys.confirmed()
        }
    }
}
