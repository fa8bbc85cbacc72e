import QtQuick
import Yima

// Department and doctor, time, place. `appointment` has the fields of AppointmentCard.
Column {
    id: details

    required property var appointment

    spacing: Theme.mm(Theme.wide ? 2 : 5)

    Pair {
        width: parent.width
        first: details.appointment.department
        second: details.appointment.doctor
        font.pixelSize: Theme.heading * 1.08
        font.bold: true
    }

    Label {
        width: parent.width
        text: `${details.appointment.start} – ${details.appointment.end}`
        font.pixelSize: Theme.heading * 0.86
    }

    Label {
        width: parent.width
        visible: text !== ""
        text: details.appointment.place
        color: Theme.muted
        font.pixelSize: Theme.lead
    }
}
