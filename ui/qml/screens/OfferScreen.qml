import QtQuick
import Yima
import Yima.Components

// One appointment, one large button; what else waits is smaller, below it or beside it.
Page {
    id: screen

    required property string name
    required property string partOfDay
    required property var appointment
    required property var dues
    required property bool reports
    required property int newReports
    required property bool services

    readonly property bool beside: Theme.wide && more.cards > 0
    readonly property real below: more.offered && !beside ? more.height + page.spacing : 0
    // Space is given up before words are.
    readonly property bool tight: Theme.large || !Theme.wide && more.offered && height - panel.implicitHeight - greeting.implicitHeight - Theme.mm(34) < more.tall

    heading: greeting.words
    spoken: qsTr("You have an appointment today. Please touch the big button to sign in and get your number.")
    spokenPrivately: [appointment.department, appointment.doctor, appointment.start].filter(Boolean).join(", ")

    Column {
        id: page
        width: parent.width
        y: Theme.wide ? Math.max(0, Math.round((parent.height - height - screen.below) / 2)) : Theme.mm(screen.tight ? 2 : 12)
        spacing: Theme.mm(Theme.wide ? 5 : screen.tight ? 7 : 11)

        Greeting {
            id: greeting
            room: parent.width
            who: screen.name
            partOfDay: screen.partOfDay
        }

        Item {
            width: parent.width
            height: Math.max(panel.height, screen.beside ? more.height : 0)

            AppointmentPanel {
                id: panel
                objectName: "panel"
                anchors.left: parent.left
                width: screen.beside ? Math.round((screen.width - Theme.gap) * 0.62) : screen.width
                height: Math.max(implicitHeight, screen.beside ? more.implicitHeight : 0)
                appointment: screen.appointment

                PrimaryButton {
                    objectName: "signIn"
                    anchors.fill: parent
                    text: qsTr("Sign in and get a number")
                    onActivated: Terminal.tap("sign_in", screen.appointment.id)
                }
            }
        }
    }

    Errands {
        id: more
        anchors.right: parent.right
        y: screen.beside ? page.y + greeting.height + page.spacing : page.y + page.height + page.spacing
        width: screen.beside ? screen.width - panel.width - Theme.gap : screen.width
        height: implicitHeight
        stacked: screen.beside
        merged: Terminal.elder || !Theme.wide && panel.compact && room < low
        room: screen.beside ? Infinity : screen.height - y
        least: screen.beside ? panel.implicitHeight : 0
        dues: screen.dues
        reports: screen.reports
        newReports: screen.newReports
        services: screen.services
    }
}
