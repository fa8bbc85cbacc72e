import QtQuick

// One position of a switch. `modelData.fine`: the position in which nothing is wrong.
Press {
    id: chip

    required property var modelData
    property string what: ""
    property string position: ""
    property color ink: Look.ink

    objectName: what + "_" + modelData.key
    name: modelData.chinese + " " + modelData.english
    chosen: position === modelData.key
    color: !chosen ? (hovered ? Look.hovered : Look.raised) : modelData.fine ? Look.mintShade : Look.warmShade
    border.color: !chosen ? "transparent" : modelData.fine ? Look.mint : Look.warm
    implicitHeight: Look.px(42)
    onActivated: Played.tap(what, modelData.key)

    Column {
        anchors.centerIn: parent
        width: parent.width - Look.px(8)

        Words {
            width: parent.width
            text: chip.modelData.chinese
            color: chip.ink
            font.pixelSize: Look.px(14)
            font.bold: chip.chosen
            horizontalAlignment: Text.AlignHCenter
        }
        Words {
            width: parent.width
            text: chip.modelData.english
            font.pixelSize: Look.small
            color: chip.chosen ? Look.ink : Look.quiet
            horizontalAlignment: Text.AlignHCenter
        }
    }
}
