import QtQuick
import Yima
import Yima.Components

// The hospital is being told.
Page {
    id: screen

    required property var appointment
    required property int waitingSeconds

    heading: title.words

    Column {
        width: parent.width
        y: Theme.wide ? Math.max(0, Math.round((parent.height - height) / 2)) : Theme.mm(8)
        spacing: Theme.mm(Theme.wide ? 7 : 9)

        Heading {
            id: title
            room: parent.width
            words: qsTr("Signing you in…")
        }

        Card {
            width: parent.width
            height: details.implicitHeight + 2 * Theme.padding

            AppointmentDetails {
                id: details
                x: Theme.padding
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - 2 * Theme.padding
                appointment: screen.appointment
            }
        }

        Item {
            width: parent.width
            height: Theme.mm(4)
        }

        Waiting {
            width: parent.width
            seconds: screen.waitingSeconds
        }
    }
}
