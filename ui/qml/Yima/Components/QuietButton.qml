import QtQuick
import Yima

// A white pill: the bottom row.
Tappable {
    id: button

    property string text: ""
    property bool chosen: false

    name: text
    implicitWidth: label.implicitWidth + Theme.mm(16)
    implicitHeight: Math.max(Theme.quietHeight, label.implicitHeight + Theme.mm(6))

    Rectangle {
        anchors.fill: parent
        z: -1
        radius: height / 2
        color: button.pressed ? Theme.pressed : button.chosen ? Theme.accentTint : Theme.card
        border.color: button.chosen ? Theme.accent : Theme.line
        border.width: Theme.mm(0.5)
    }

    Label {
        id: label
        anchors.centerIn: parent
        width: Math.min(implicitWidth, parent.width - Theme.mm(6))
        text: button.text
        font.pixelSize: Theme.barText
        lineHeight: 0.85
        horizontalAlignment: Text.AlignHCenter
        Accessible.ignored: true
    }
}
