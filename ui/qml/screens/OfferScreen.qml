import QtQuick
import Yima
import Yima.Components

// One appointment, one large button.
Page {
    id: screen

    required property string name
    required property string partOfDay
    required property var appointment
    required property var dues
    required property bool reports

    // A low panel has no room below for what is to pay, once the text is large.
    readonly property bool beside: Theme.wide && Theme.elder
    readonly property real below: due.visible && !beside ? due.height + page.spacing : 0

    heading: greeting.words

    Column {
        id: page
        width: parent.width
        y: Theme.wide ? Math.max(0, Math.round((parent.height - height - screen.below) / 2)) : Theme.mm(Theme.elder ? 2 : 12)
        spacing: Theme.mm(Theme.wide ? 7 : Theme.elder ? 7 : 11)

        Item {
            id: top
            width: parent.width
            height: Math.max(greeting.height, screen.beside && due.visible ? due.height : 0)

            Greeting {
                id: greeting
                y: Math.round((parent.height - height) / 2)
                room: parent.width - (screen.beside && due.visible ? due.width + Theme.gap : 0)
                who: screen.name
                partOfDay: screen.partOfDay
            }
        }

        Card {
            width: parent.width
            height: content.implicitHeight + 2 * Theme.mm(Theme.wide || Theme.elder ? 8 : 16)

            Column {
                id: content
                x: Theme.padding
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - 2 * Theme.padding
                spacing: Theme.mm(Theme.wide ? 5 : 9)

                Chip {
                    text: qsTr("Your appointment today")
                }

                AppointmentDetails {
                    width: parent.width
                    appointment: screen.appointment
                }

                Item {
                    width: 1
                    height: Theme.mm(1)
                }

                PrimaryButton {
                    objectName: "signIn"
                    width: parent.width
                    text: qsTr("Sign in and get a number")
                    onActivated: Terminal.tap("sign_in", screen.appointment.id)
                }
            }
        }
    }

    Errands {
        id: due
        x: screen.width - width
        y: page.y + (screen.beside ? Math.round((top.height - height) / 2) : page.height + page.spacing)
        width: screen.beside ? Math.round(screen.width * (due.both ? 0.74 : 0.42)) : screen.width
        dues: screen.dues
        reports: screen.reports
    }
}
