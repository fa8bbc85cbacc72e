pragma ComponentBehavior: Bound
import QtQuick
import Yima

// Softer, how loud it is now in five steps, louder.
Item {
    id: keys

    readonly property int steps: 5

    implicitHeight: Theme.mm(Theme.wide ? 21 : Theme.large ? 26.5 : 25)

    IconButton {
        id: softer
        objectName: "softer"
        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        framed: true
        icon: "icons/softer"
        name: qsTr("Softer")
        onActivated: Terminal.tap("volume", "down")
    }

    Row {
        id: bars
        anchors.centerIn: parent
        spacing: Theme.mm(1.6)
        Accessible.role: Accessible.StaticText
        Accessible.name: qsTr("Volume %1 of %2").arg(Terminal.volume).arg(keys.steps)

        Repeater {
            model: keys.steps

            Rectangle {
                required property int index
                readonly property bool lit: index < Terminal.volume

                anchors.bottom: parent.bottom
                width: Theme.mm(4.6)
                height: Theme.mm(5 + 2.6 * index)
                radius: Theme.mm(1)
                color: lit ? Theme.accent : "transparent"
                border.color: lit ? Theme.accent : Theme.muted
                border.width: Theme.mm(0.5)
            }
        }
    }

    IconButton {
        objectName: "louder"
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        framed: true
        icon: "icons/voice"
        name: qsTr("Louder")
        onActivated: Terminal.tap("volume", "up")
    }
}
