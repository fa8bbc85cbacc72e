import QtQuick
import Yima
import Yima.Components

// Not enrolled. For whoever comes by, large: there is no service here, and where there is. For staff, smaller, in
// a card: how to begin, and what this machine is called by.
Page {
    id: screen

    required property var rows
    required property var buttons
    required property var notices
    required property var busy

    readonly property real gutter: Theme.mm(Theme.wide ? 12 : 10)
    readonly property real patientsWidth: Theme.wide ? Math.round((width - gutter) * 0.46) : width
    readonly property real patientsRoom: Theme.wide ? height : height - staff.height - gutter
    // The picture takes what the words leave, and goes where that is little.
    readonly property real side: Math.min(Theme.mm(Theme.wide ? 96 : 128), patientsRoom - words.height - Theme.mm(6))
    readonly property bool pictured: side >= Theme.mm(42)
    readonly property real taken: words.height + (pictured ? side + Theme.mm(6) : 0)

    heading: title.words
    spoken: title.words + " " + advice.words
    scrolled: machine

    Picture {
        x: Math.round((screen.patientsWidth - width) / 2)
        y: Math.max(0, Math.round((screen.patientsRoom - screen.taken) * 0.45))
        visible: screen.pictured
        name: "illustrations/enrol-closed"
        side: Math.max(1, screen.side)
    }

    Column {
        id: words
        y: Math.max(0, Math.round((screen.patientsRoom - screen.taken) * 0.45)) + screen.taken - height
        width: screen.patientsWidth
        spacing: Theme.mm(Theme.wide ? 4 : 5)

        Heading {
            id: title
            objectName: "title"
            room: parent.width
            words: qsTr("This terminal is not in use yet")
            centred: true
            font.pixelSize: Theme.wide ? Theme.heading : Theme.display
        }

        Prose {
            id: advice
            room: parent.width
            centred: true
            words: qsTr("There is no service here. Please use another terminal, or go to the service desk.")
            font.pixelSize: Theme.wide ? Theme.body : Theme.lead
        }
    }

    Card {
        id: staff
        x: Theme.wide ? screen.patientsWidth + screen.gutter : 0
        y: parent.height - height
        width: parent.width - x
        height: Theme.wide ? parent.height : Math.min(parent.height - words.height - screen.gutter, how.y + how.height + machine.natural + foot.height + between + Theme.gap + inset)

        readonly property real inset: Theme.mm(Theme.wide ? 7 : 9)
        readonly property real between: Theme.mm(Theme.wide ? 3 : 7)

        Column {
            id: how
            x: staff.inset
            y: staff.inset
            width: parent.width - 2 * x
            spacing: Theme.mm(Theme.wide ? 3 : 6)

            Label {
                width: parent.width
                text: qsTr("For our staff: set up this terminal")
                color: Theme.accent
                font.pixelSize: Theme.staffLead * (Theme.wide ? 1 : 1.1)
                font.bold: true
                horizontalAlignment: Text.AlignLeft
            }

            EnrolSteps {
                width: parent.width
                words: [qsTr("Put in the IT department's USB stick (root file, list of terminals)."), qsTr("Have somebody on the telephone to read out its fingerprint."), qsTr("Touch \"Begin\". It takes about five minutes.")]
            }

            EnrolNotices {
                width: parent.width
                notices: screen.notices
                busy: screen.busy
            }
        }

        EnrolRows {
            id: machine
            x: staff.inset
            y: how.y + how.height + staff.between
            width: parent.width - 2 * x
            height: Math.max(0, foot.y - y - Theme.gap)
            rows: screen.rows
        }

        EnrolFoot {
            id: foot
            x: staff.inset
            y: parent.height - height - staff.inset
            width: parent.width - 2 * x
            buttons: screen.buttons
        }
    }
}
