import QtQuick
import Yima

// What a theme looks like, in little: white, half white and half black, black.
Rectangle {
    id: disc

    required property string theme

    implicitWidth: Theme.mm(Theme.wide ? 9 : 11)
    implicitHeight: width
    radius: width / 2
    color: theme === "dark" ? Theme.shade : Theme.codeGround
    border.color: Theme.muted
    border.width: Theme.mm(0.8)

    Item {
        anchors.right: parent.right
        width: disc.width / 2
        height: disc.height
        visible: disc.theme === "high_contrast"
        clip: true

        Rectangle {
            anchors.right: parent.right
            width: disc.width
            height: disc.height
            radius: disc.radius
            color: Theme.shade
        }
    }
}
