import QtQuick
import Yima
import Yima.Components

// Several appointments today.
Page {
    id: screen

    required property string name
    required property string partOfDay
    required property var appointments
    required property var dues
    required property bool reports
    required property int newReports
    required property bool services

    heading: greeting.words
    spoken: qsTr("You have several appointments today. Please touch the one you are here for.")

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
        room: greeting.room
        centred: false
        words: qsTr("Which appointment are you here for?")
        color: Theme.muted
        font.pixelSize: Theme.lead
    }

    AppointmentList {
        y: question.y + question.height + Theme.mm(Theme.wide ? 5 : 7)
        height: screen.height - y - (more.offered ? more.height + Theme.gap : 0)
        width: parent.width
        appointments: screen.appointments
        onChosen: id => Terminal.tap("sign_in", id)
    }

    Errands {
        id: more
        anchors.bottom: parent.bottom
        width: screen.width
        height: implicitHeight
        flat: true
        lined: Theme.wide
        merged: Theme.large
        dues: screen.dues
        reports: screen.reports
        newReports: screen.newReports
        services: screen.services
    }
}
