import QtQuick
import Yima
import Yima.Components

// It is being written; then it is, and the terminal starts.
Page {
    id: screen

    required property string title
    required property string onward
    required property bool working
    required property var rows
    required property int seconds
    required property var buttons

    readonly property real gutter: Theme.mm(Theme.wide ? 14 : 10)

    heading: title
    spoken: ""
    scrolled: facts

    Column {
        id: told
        y: Theme.mm(Theme.wide ? 4 : 10)
        width: Theme.wide && screen.rows.length > 0 ? Math.round((parent.width - screen.gutter) * 0.5) : parent.width
        spacing: Theme.mm(Theme.wide ? 5 : 8)

        Picture {
            anchors.horizontalCenter: parent.horizontalCenter
            name: screen.working ? "illustrations/enrol-writing" : "illustrations/enrol-done"
            side: Theme.mm(Theme.wide ? 96 : 130)
        }

        Prose {
            room: parent.width
            centred: true
            words: screen.title
            font.pixelSize: Theme.staffEm(15)
            font.bold: true
            lineHeight: 0.95
            Accessible.role: Accessible.Heading
        }

        Prose {
            room: parent.width
            centred: true
            words: screen.onward
            color: Theme.muted
            font.pixelSize: Theme.staffLead
        }

        Label {
            objectName: "countdown"
            width: parent.width
            visible: screen.seconds > 0
            text: qsTr("The terminal starts in %1 s").arg(screen.seconds)
            font.pixelSize: Theme.staffLead
            font.bold: true
            color: Theme.accent
            horizontalAlignment: Text.AlignHCenter
        }

        StaffDots {
            anchors.horizontalCenter: parent.horizontalCenter
            visible: screen.working
        }
    }

    EnrolRows {
        id: facts
        x: Theme.wide ? told.width + screen.gutter : 0
        y: Theme.wide ? Theme.mm(4) : told.y + told.height + Theme.mm(8)
        width: parent.width - x
        height: foot.y - Theme.gap - y
        visible: screen.rows.length > 0
        rows: screen.rows
    }

    EnrolFoot {
        id: foot
        width: parent.width
        anchors.bottom: parent.bottom
        buttons: screen.buttons
    }
}
