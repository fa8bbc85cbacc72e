import QtQuick

// The head of a page of the dock. `marked`: something on that page is not as it should be.
Press {
    id: tab

    property string chinese: ""
    property string english: ""
    property bool marked: false

    name: chinese + " " + english
    color: hovered ? Look.hovered : chosen ? Look.raised : "transparent"
    border.color: "transparent"
    implicitWidth: words.width + Look.px(24)
    implicitHeight: Look.px(32)

    Column {
        id: words
        x: Look.px(12)
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: -Look.px(1)
        // The font's lines stand wide apart.
        spacing: -Look.px(7)

        Words {
            text: tab.chinese
            font.pixelSize: Look.label
            font.bold: true
            color: tab.chosen ? Look.ink : Look.quiet
        }
        Words {
            text: tab.english
            font.pixelSize: Look.small
            color: tab.chosen ? Look.ink : Look.quiet
        }
    }
    Rectangle {
        anchors.bottom: parent.bottom
        x: tab.radius
        width: parent.width - 2 * x
        height: Look.px(3)
        radius: height / 2
        visible: tab.chosen
        color: Look.mint
    }
    Rectangle {
        objectName: "mark"
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Look.px(3)
        width: Look.px(8)
        height: width
        radius: width / 2
        visible: tab.marked
        color: Look.warm
    }
}
