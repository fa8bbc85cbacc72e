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

    // On a wide panel one errand stands beside the greeting; two have a row of their own.
    readonly property bool beside: Theme.wide && !due.both

    heading: greeting.words

    Greeting {
        id: greeting
        y: Theme.mm(Theme.wide ? 0 : 4)
        room: parent.width - (screen.beside && due.visible ? due.width + Theme.gap : 0)
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
        y: Math.max(question.y + question.height, due.visible && screen.beside ? due.y + due.height : 0) + Theme.mm(Theme.wide ? 8 : 7)
        height: screen.height - y - (due.visible && !screen.beside ? due.height + Theme.gap : 0)
        width: parent.width
        appointments: screen.appointments
        onChosen: id => Terminal.tap("sign_in", id)
    }

    Errands {
        id: due
        x: screen.width - width
        y: screen.beside ? Theme.mm(3) : screen.height - height
        width: screen.beside ? Math.round(screen.width * 0.4) : screen.width
        dues: screen.dues
        reports: screen.reports
    }
}
