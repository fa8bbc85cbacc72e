import QtQuick
import Yima
import Yima.Components

// Several appointments today.
Page {
    id: screen

    required property string name
    required property string partOfDay
    required property var appointments

    heading: greeting.words

    Greeting {
        id: greeting
        y: Theme.mm(Theme.wide ? 0 : 4)
        room: parent.width
        who: screen.name
        partOfDay: screen.partOfDay
    }

    Prose {
        id: question
        anchors.top: greeting.bottom
        anchors.topMargin: Theme.mm(2)
        room: parent.width
        centred: false
        words: qsTr("Which appointment are you here for?")
        color: Theme.muted
        font.pixelSize: Theme.lead
    }

    AppointmentList {
        anchors.top: question.bottom
        anchors.topMargin: Theme.mm(Theme.wide ? 6 : 7)
        anchors.bottom: parent.bottom
        width: parent.width
        appointments: screen.appointments
        onChosen: id => Terminal.tap("sign_in", id)
    }
}
