import QtQuick
import Yima

// What the patient should do next: one on a screen.
Tappable {
    id: button

    property string text: ""

    name: text
    implicitWidth: label.implicitWidth + Theme.mm(24)
    implicitHeight: Theme.primaryHeight

    Rectangle {
        anchors.fill: parent
        z: -1
        radius: height / 2
        color: button.pressed ? Theme.accentPressed : Theme.accent
    }

    Label {
        id: label
        anchors.centerIn: parent
        width: Math.min(implicitWidth, parent.width - Theme.mm(12))
        text: button.text
        color: Theme.accentInk
        font.pixelSize: Theme.button
        font.bold: true
        horizontalAlignment: Text.AlignHCenter
        Accessible.ignored: true
    }
}
