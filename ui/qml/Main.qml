import QtQuick
import Yima

Window {
    width: 1080
    height: 1920
    visible: true
    title: Terminal.hospitalName
    color: Theme.ground
    // Alt+F4 and what a desktop has of the kind: no patient leaves the program. A window on a desk may go.
    onClosing: close => close.accepted = Terminal.ending || visibility !== Window.FullScreen

    Kiosk {
        anchors.fill: parent
    }
}
