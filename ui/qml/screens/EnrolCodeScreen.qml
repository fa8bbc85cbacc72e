import QtQuick
import Yima
import Yima.Components

// A certificate request to be photographed, where no stick takes it along.
Page {
    id: screen

    required property var head
    required property string code
    required property var rows
    required property var buttons

    readonly property real gutter: Theme.mm(10)
    readonly property real side: Math.min(Theme.mm(230), Theme.wide ? frame.body.height : Math.min(frame.body.width, frame.body.height * 0.68))

    heading: frame.title
    spoken: ""
    scrolled: facts

    EnrolFrame {
        id: frame
        anchors.fill: parent
        head: screen.head
        buttons: screen.buttons

        StaffCode {
            id: picture
            x: Theme.wide ? 0 : Math.round((parent.width - width) / 2)
            code: screen.code
            side: screen.side
            purpose: qsTr("The certificate request as a code")
        }

        EnrolRows {
            id: facts
            x: Theme.wide ? picture.width + screen.gutter : 0
            y: Theme.wide ? 0 : picture.height + Theme.mm(6)
            width: parent.width - x
            height: parent.height - y
            rows: screen.rows
        }
    }
}
