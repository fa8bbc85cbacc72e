import QtQuick
import Yima

// A QR code on a white plate, whatever the theme.
Rectangle {
    id: plate

    required property string code
    required property real side
    required property string purpose

    readonly property real edge: Theme.mm(Theme.dark ? 3 : 1)

    width: (picture?.width ?? 0) + 2 * edge
    height: width
    radius: Theme.mm(4)
    color: Theme.codeGround
    visible: picture?.drawn ?? false

    QrCode {
        id: picture
        objectName: "qr"
        x: plate.edge
        y: plate.edge
        width: implicitWidth
        height: implicitHeight
        text: plate.code
        room: plate.side - 2 * plate.edge
        Accessible.name: plate.purpose
    }
}
