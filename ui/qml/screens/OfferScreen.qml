import QtQuick
import Yima
import Yima.Components

// One appointment, one large button.
Page {
    id: screen

    required property string name
    required property string partOfDay
    required property var appointment

    heading: greeting.words

    Column {
        width: parent.width
        y: Theme.wide ? Math.max(0, Math.round((parent.height - height) / 2)) : Theme.mm(12)
        spacing: Theme.mm(Theme.wide ? 7 : 11)

        Greeting {
            id: greeting
            room: parent.width
            who: screen.name
            partOfDay: screen.partOfDay
        }

        Card {
            width: parent.width
            height: content.implicitHeight + 2 * Theme.mm(Theme.wide ? 10 : 16)

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
}
