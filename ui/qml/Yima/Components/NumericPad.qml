pragma ComponentBehavior: Bound
import QtQuick
import Yima

// Twelve keys: 1 to 9, a letter, 0, erase. Laid out as on a telephone.
Grid {
    id: pad

    // The letter of the key beside 0, and whether it means anything now.
    property string letter: "X"
    property bool letterFits: false
    readonly property real keyWidth: Math.floor((width - 2 * Theme.gap) / 3)
    readonly property real keyHeight: Math.floor((height - 3 * Theme.gap) / 4)

    signal typed(key: string)
    signal erased

    columns: 3
    spacing: Theme.gap

    Repeater {
        model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", pad.letter, "0", "erase"]

        Tappable {
            id: key

            required property string modelData
            readonly property bool erases: modelData === "erase"

            objectName: "key_" + modelData
            width: pad.keyWidth
            height: pad.keyHeight
            radius: Math.min(Theme.radius, height / 2)
            enabled: modelData !== pad.letter || pad.letterFits
            name: erases ? qsTr("Erase the last digit") : modelData
            onActivated: erases ? pad.erased() : pad.typed(modelData)

            Rectangle {
                anchors.fill: parent
                z: -1
                radius: parent.radius
                visible: key.enabled
                color: key.pressed ? Theme.pressed : Theme.card
                border.color: Theme.line
                border.width: Theme.mm(0.5)
            }

            Label {
                anchors.centerIn: parent
                visible: !key.erases && key.enabled
                text: key.erases ? "" : key.modelData
                font.pixelSize: Theme.heading
                font.bold: true
                Accessible.ignored: true
            }

            Picture {
                anchors.centerIn: parent
                visible: key.erases
                name: key.erases ? "icons/erase" : ""
                side: Math.min(Theme.heading * 1.5, parent.height * 0.6)
            }
        }
    }
}
