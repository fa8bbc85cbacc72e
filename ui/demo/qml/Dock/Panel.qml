import QtQuick

// A heading in both languages, room for a remark at its right, and what is below.
Item {
    id: panel

    property string chinese: ""
    property string english: ""
    default property alias content: body.data
    property alias remark: corner.data

    implicitHeight: head.height + Look.tight + body.childrenRect.height

    Item {
        id: head
        width: parent.width
        height: Look.px(24)

        Words {
            id: first
            anchors.verticalCenter: parent.verticalCenter
            text: panel.chinese
            font.pixelSize: Look.heading
            font.bold: true
        }
        Words {
            anchors.left: first.right
            anchors.leftMargin: Look.tight
            anchors.baseline: first.baseline
            text: panel.english
            color: Look.quiet
        }
        Row {
            id: corner
            anchors.right: parent.right
            height: parent.height
            spacing: Look.padding
        }
    }
    Item {
        id: body
        anchors.top: head.bottom
        anchors.topMargin: Look.tight
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
