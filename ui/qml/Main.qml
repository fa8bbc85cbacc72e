import QtQuick
import Yima

Window {
    width: 1080
    height: 1920
    visible: true
    title: Terminal.hospitalName
    color: Theme.ground

    Kiosk {
        anchors.fill: parent
    }
}
