import QtQuick
import Yima

// A box to tick.
Tappable {
    id: box

    property bool ticked: false

    implicitWidth: Theme.mm(16)
    implicitHeight: Theme.mm(16)
    radius: Theme.mm(5)
    Accessible.role: Accessible.CheckBox
    Accessible.checkable: true
    Accessible.checked: ticked
    Accessible.onToggleAction: box.activated()

    Rectangle {
        anchors.fill: parent
        z: -1
        radius: box.radius
        color: box.ticked ? (box.pressed ? Theme.accentPressed : Theme.accent) : (box.pressed ? Theme.pressed : Theme.card)
        border.color: box.ticked ? Theme.accent : Theme.muted
        border.width: Theme.mm(0.8)
    }

    Picture {
        anchors.centerIn: parent
        visible: box.ticked
        name: "icons/tick"
        side: Math.round(box.width * 0.74)
    }
}
