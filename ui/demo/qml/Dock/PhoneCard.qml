import QtQuick

// One patient's phone or identity card: a tap holds it up or lays it down, another takes it away.
Press {
    id: card

    required property var modelData
    property string what: "phone"
    // The key of the one that is in use.
    property string shown: Played.held
    readonly property color ink: Look.outcome(modelData.outcome)

    objectName: what + "_" + modelData.key
    name: modelData.chinese + " " + modelData.english
    description: modelData.thenChinese + " " + modelData.thenEnglish
    chosen: shown === modelData.key
    color: chosen ? Look.mintShade : hovered ? Look.hovered : Look.raised
    implicitHeight: Look.px(54)
    onActivated: Played.tap(what, modelData.key)

    Glyph {
        id: glyph
        anchors.verticalCenter: parent.verticalCenter
        anchors.horizontalCenter: parent.left
        anchors.horizontalCenterOffset: Look.px(25)
        paper: card.modelData.paper
        face: card.what === "document"
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
        // The font's lines stand wide apart; six rows of cards have to fit.
        spacing: -Look.px(5)

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
