import QtQuick
import Yima

// What this is, and at its end what can be done with all of it.
Item {
    id: header

    property string title: ""
    // Of an item: the page it is on.
    property string above: ""
    property string icon: ""
    default property alias content: ends.data

    implicitHeight: Math.max(words.height, ends.height, Theme.mm(16))

    Medallion {
        id: mark
        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        visible: header.icon !== ""
        icon: header.icon
        side: Theme.mm(16)
    }

    Column {
        id: words
        anchors.left: mark.visible ? mark.right : parent.left
        anchors.leftMargin: mark.visible ? Theme.mm(5) : 0
        anchors.right: ends.left
        anchors.rightMargin: Theme.gap
        anchors.verticalCenter: parent.verticalCenter

        Label {
            width: parent.width
            visible: text !== ""
            text: header.above
            color: Theme.muted
            font.pixelSize: Theme.staffNote
            horizontalAlignment: Text.AlignLeft
        }

        Label {
            width: parent.width
            text: header.title
            font.pixelSize: Theme.staffTitle
            font.bold: true
            lineHeight: 0.9
            horizontalAlignment: Text.AlignLeft
            Accessible.role: Accessible.Heading
        }
    }

    Row {
        id: ends
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.gap
    }
}
