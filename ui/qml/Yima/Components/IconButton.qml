import QtQuick
import Yima

// A sign, and words beside it where there is room. `name` is what a screen reader says.
Tappable {
    id: button

    required property string icon
    property string text: ""
    // A line around it: it stands on a card, not in the top bar.
    property bool framed: false
    readonly property real side: Math.max(Theme.mm(16), Math.ceil(Theme.barText * 1.2))

    name: text
    implicitWidth: text === "" ? side : content.width + Theme.mm(10)
    implicitHeight: side

    Rectangle {
        anchors.fill: parent
        z: -1
        radius: height / 2
        color: button.pressed ? Theme.pressed : button.framed ? Theme.card : "transparent"
        border.color: Theme.line
        border.width: button.framed ? Theme.mm(0.5) : 0
    }

    Row {
        id: content
        anchors.centerIn: parent
        spacing: Theme.mm(3)

        Picture {
            anchors.verticalCenter: parent.verticalCenter
            name: button.icon
            side: Theme.mm(11)
        }

        Label {
            anchors.verticalCenter: parent.verticalCenter
            visible: button.text !== ""
            text: button.text
            color: Theme.accent
            font.pixelSize: Theme.barText
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }
}
