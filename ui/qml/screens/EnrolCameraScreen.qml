import QtQuick
import Yima
import Yima.Components

// Which camera looks at codes: what each sees is seen here before it is chosen.
Page {
    id: screen

    required property var head
    required property string picture
    required property var rows
    required property var buttons

    readonly property real gutter: Theme.mm(10)
    // For the picture; what it takes of that goes by its height.
    readonly property real room: Theme.wide ? Math.round((width - gutter) * 0.56) : width
    readonly property string words: {
        switch (picture) {
        case "waiting":
            return qsTr("The camera is being opened…");
        case "failed":
            return qsTr("No picture comes from this camera");
        case "none":
            return qsTr("No camera was found");
        default:
            return "";
        }
    }

    heading: frame.title
    spoken: ""
    scrolled: cameras

    EnrolFrame {
        id: frame
        anchors.fill: parent
        head: screen.head
        buttons: screen.buttons

        ScanMirror {
            id: mirror
            x: Math.round((screen.room - width) / 2)
            width: Theme.wide ? Math.round(Math.min(screen.room, height * 1.6)) : parent.width
            height: Theme.wide ? parent.height - (told.visible ? told.height + Theme.mm(3) : 0) : Math.round(Math.min(parent.width * 0.66, parent.height * 0.5))
            badge: false
            inset: Theme.mm(7)
        }

        Label {
            id: told
            objectName: "told"
            y: mirror.height + Theme.mm(3)
            width: screen.room
            visible: text !== ""
            text: screen.words
            font.pixelSize: Theme.staffText
            font.bold: true
            color: screen.picture === "waiting" ? Theme.ink : Theme.warm
            horizontalAlignment: Text.AlignHCenter
        }

        EnrolRows {
            id: cameras
            x: Theme.wide ? screen.room + screen.gutter : 0
            y: Theme.wide ? 0 : mirror.height + (told.visible ? told.height + Theme.mm(3) : 0) + Theme.mm(6)
            width: parent.width - x
            height: parent.height - y
            rows: screen.rows
        }
    }
}
