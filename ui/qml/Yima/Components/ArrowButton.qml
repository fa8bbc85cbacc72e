import QtQuick
import Yima

// A button with a sign and no words; `name` is what a screen reader says.
Tappable {
    id: button

    required property string icon

    implicitHeight: Theme.mm(Theme.wide ? 16 : 20)

    Rectangle {
        anchors.fill: parent
        z: -1
        radius: height / 2
        color: button.pressed ? Theme.pressed : Theme.card
        border.color: Theme.line
        border.width: Theme.mm(0.5)
    }

    Picture {
        anchors.centerIn: parent
        name: button.icon
        side: Theme.lead
    }
}
