import QtQuick
import Yima

// The cross of the house.
Rectangle {
    id: mark

    property color ink: Theme.accentInk

    implicitWidth: Theme.mm(14)
    implicitHeight: width
    radius: width * 2 / 7
    color: Theme.accent

    Rectangle {
        anchors.centerIn: parent
        width: mark.width / 2
        height: mark.width / 7
        radius: height / 4
        color: mark.ink
    }

    Rectangle {
        anchors.centerIn: parent
        width: mark.width / 7
        height: mark.width / 2
        radius: width / 4
        color: mark.ink
    }
}
