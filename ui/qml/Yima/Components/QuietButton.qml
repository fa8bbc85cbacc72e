import QtQuick
import Yima

// A white pill: the bottom row.
Tappable {
    id: button

    property string text: ""
    property bool chosen: false
    property string icon: ""

    name: text
    implicitWidth: words.wanted + Theme.mm(16)
    implicitHeight: Math.max(Theme.quietHeight, label.implicitHeight + Theme.mm(6))

    Rectangle {
        anchors.fill: parent
        z: -1
        radius: height / 2
        color: button.pressed ? Theme.pressed : button.chosen ? Theme.accentTint : Theme.card
        border.color: button.chosen ? Theme.accent : Theme.line
        border.width: Theme.mm(0.5)
    }

    Row {
        id: words

        readonly property real beside: button.icon === "" ? 0 : sign.width + spacing
        readonly property real wanted: label.implicitWidth + beside

        anchors.centerIn: parent
        spacing: Theme.mm(3)

        Picture {
            id: sign
            anchors.verticalCenter: parent.verticalCenter
            visible: button.icon !== ""
            name: button.icon
            side: Theme.barText
        }

        Label {
            id: label
            width: Math.min(implicitWidth, button.width - Theme.mm(6) - words.beside)
            text: button.text
            font.pixelSize: Theme.barText
            lineHeight: 0.85
            horizontalAlignment: Text.AlignHCenter
            Accessible.ignored: true
        }
    }
}
