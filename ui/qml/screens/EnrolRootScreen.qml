import QtQuick
import Yima
import Yima.Components

// Whom this terminal is to believe: the fingerprints of the hospital's root file, to be compared with somebody at
// the hospital before anything else is.
Page {
    id: screen

    required property var head
    required property var sm3
    required property var sha256
    required property var rows
    required property var buttons

    readonly property bool shown: sm3.length > 0
    readonly property real gutter: Theme.mm(10)

    heading: frame.title
    spoken: ""
    scrolled: facts

    EnrolFrame {
        id: frame
        anchors.fill: parent
        head: screen.head
        buttons: screen.buttons

        Column {
            id: prints
            width: Theme.wide ? Math.round((parent.width - screen.gutter) * 0.62) : parent.width
            visible: screen.shown
            spacing: Theme.mm(Theme.wide ? 4 : 6)

            EnrolPrint {
                objectName: "sm3"
                width: parent.width
                title: "SM3"
                groups: screen.sm3
            }

            EnrolPrint {
                objectName: "sha256"
                width: parent.width
                title: "SHA-256"
                groups: screen.sha256
                columns: 8
                second: true
            }
        }

        EnrolRows {
            id: facts
            x: Theme.wide && screen.shown ? prints.width + screen.gutter : 0
            y: Theme.wide || !screen.shown ? 0 : prints.height + Theme.mm(6)
            width: parent.width - x
            height: parent.height - y
            rows: screen.rows
        }
    }
}
