import QtQuick
import Yima

// One of a few things of which one is chosen.
Tappable {
    id: key

    required property string label
    property bool chosen: false

    name: chosen ? qsTr("%1, chosen").arg(label) : label
    implicitHeight: Theme.mm(Theme.wide ? 21 : 25)
    radius: Theme.smallRadius
    Accessible.checkable: true
    Accessible.checked: chosen

    Rectangle {
        anchors.fill: parent
        z: -1
        radius: key.radius
        color: key.pressed ? Theme.pressed : key.chosen ? Theme.accentTint : Theme.card
        border.color: key.chosen ? Theme.accent : Theme.line
        border.width: Theme.mm(key.chosen ? 1.2 : 0.5)
    }
}
