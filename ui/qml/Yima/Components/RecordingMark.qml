import QtQuick
import Yima

// The camera's pictures are kept at this moment: a band along the top edge.
Rectangle {
    implicitHeight: words.implicitHeight + Theme.mm(2)
    color: Theme.warm

    Accessible.role: Accessible.AlertMessage
    Accessible.name: words.text

    Label {
        id: words
        objectName: "recording"
        anchors.centerIn: parent
        width: parent.width - Theme.mm(8)
        horizontalAlignment: Text.AlignHCenter
        text: qsTr("Maintenance: the camera's pictures are being recorded")
        color: Theme.accentInk
        font.pixelSize: Theme.note
    }
}
