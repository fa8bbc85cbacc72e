import QtQuick

// One patient's phone: a tap holds it up, another puts it away.
Press {
    id: card

    required property var modelData
    readonly property color ink: Look.outcome(modelData.outcome)

    objectName: "phone_" + modelData.key
    name: modelData.chinese + " " + modelData.english
    description: modelData.thenChinese + " " + modelData.thenEnglish
    chosen: Played.held === modelData.key
    color: chosen ? Look.mintShade : hovered ? Look.hovered : Look.raised
    implicitHeight: Look.px(63)
    onActivated: Played.tap("phone", modelData.key)

    Glyph {
        id: glyph
        anchors.verticalCenter: parent.verticalCenter
        anchors.horizontalCenter: parent.left
        anchors.horizontalCenterOffset: Look.px(25)
        paper: card.modelData.paper
        ink: card.ink
        rotation: card.chosen ? -6 : 0
        scale: card.chosen ? 1.08 : 1
    }
    Column {
        anchors.verticalCenter: parent.verticalCenter
        anchors.left: parent.left
        anchors.leftMargin: Look.px(48)
        anchors.right: parent.right
        anchors.rightMargin: Look.px(6)

        Words {
            width: parent.width
            text: card.modelData.chinese
            font.pixelSize: Look.label
            font.bold: true
        }
        Words {
            width: parent.width
            text: card.modelData.thenChinese
            color: card.ink
        }
        Words {
            width: parent.width
            text: card.modelData.english
            font.pixelSize: Look.small
            color: card.chosen ? Look.ink : Look.quiet
        }
    }
}
