import QtQuick
import Yima

// Department and doctor, time, place. `appointment` has the fields of AppointmentCard.
Column {
    id: details

    required property var appointment
    // Long names in large text: smaller before anything has to go.
    property bool compact: false

    spacing: Theme.mm(compact ? 1 : Theme.wide ? 2 : 5)

    Pair {
        width: parent.width
        first: details.appointment.department
        second: details.appointment.doctor
        font.pixelSize: details.compact ? Theme.lead * (Theme.large ? 1.1 : 1.3) : Theme.heading * 1.08
        font.bold: true
    }

    Label {
        width: parent.width
        text: Figures.kept(`${details.appointment.start} – ${details.appointment.end}`)
        font.pixelSize: details.compact ? Theme.lead : Theme.heading * 0.86
        horizontalAlignment: Text.AlignLeft
    }

    Label {
        width: parent.width
        visible: text !== ""
        text: Figures.own(details.appointment.place)
        color: Theme.muted
        font.pixelSize: details.compact ? Theme.body : Theme.lead
        horizontalAlignment: Text.AlignLeft
    }
}
