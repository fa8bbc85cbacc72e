import QtQuick
import Yima
import Yima.Components

// The hospital is being told. All stands where the offer had it; the button has become three dots.
Page {
    id: screen

    required property var appointment
    required property int waitingSeconds

    heading: title.words
    spoken: qsTr("You are being signed in. Please wait a moment.")

    Column {
        width: parent.width
        y: Theme.wide ? Math.max(0, Math.round((parent.height - height) / 2)) : Theme.mm(Theme.large ? 2 : 12)
        spacing: Theme.mm(Theme.wide ? 5 : Theme.large ? 7 : 11)

        Heading {
            id: title
            room: parent.width
            words: qsTr("Signing you in…")
        }

        AppointmentPanel {
            objectName: "panel"
            width: parent.width
            appointment: screen.appointment
            dense: Theme.wide && screen.waitingSeconds >= 5

            Waiting {
                id: dots
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width
            }
        }

        Prose {
            id: slow
            room: parent.width
            centred: true
            visible: screen.waitingSeconds >= 5
            words: screen.waitingSeconds < 30 ? dots.slowWords : dots.stuckWords
            color: screen.waitingSeconds < 30 ? Theme.muted : Theme.warm
        }
    }
}
