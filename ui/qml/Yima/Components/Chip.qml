import QtQuick
import Yima

// A few words in a tinted pill.
Rectangle {
    id: chip

    property alias text: label.text
    property color ink: Theme.accentPressed

    implicitWidth: label.implicitWidth + Theme.mm(12)
    implicitHeight: label.implicitHeight + Theme.mm(2)
    radius: height / 2
    color: Theme.accentTint

    Label {
        id: label
        anchors.centerIn: parent
        color: chip.ink
        font.pixelSize: Theme.caption
        font.bold: true
        wrapMode: Text.NoWrap
    }
}
