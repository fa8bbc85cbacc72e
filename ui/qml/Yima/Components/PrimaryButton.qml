import QtQuick
import Yima

// What the patient should do next: one on a screen. Quiet while it cannot be done yet.
Tappable {
    id: button

    readonly property bool primary: true
    property string text: ""
    // Words that are never broken, such as an amount: they get smaller instead.
    property bool oneLine: false

    name: text
    implicitWidth: label.implicitWidth + Theme.mm(24)
    implicitHeight: Math.max(Theme.primaryHeight, label.implicitHeight + Theme.mm(4))

    Rectangle {
        anchors.fill: parent
        z: -1
        radius: height / 2
        color: !button.enabled ? "transparent" : button.pressed ? Theme.accentPressed : Theme.accent
        border.color: Theme.line
        border.width: button.enabled ? 0 : Theme.mm(0.6)
    }

    Label {
        id: label
        anchors.centerIn: parent
        width: button.oneLine ? parent.width - Theme.mm(12) : Math.min(implicitWidth, parent.width - Theme.mm(12))
        text: button.text
        wrapMode: button.oneLine ? Text.NoWrap : Text.WordWrap
        fontSizeMode: button.oneLine ? Text.HorizontalFit : Text.FixedSize
        minimumPixelSize: Theme.note
        color: button.enabled ? Theme.accentInk : Theme.muted
        font.pixelSize: Theme.button
        font.bold: true
        horizontalAlignment: Text.AlignHCenter
        Accessible.ignored: true
    }
}
