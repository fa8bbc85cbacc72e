import QtQuick
import Yima
import Yima.Components

// What can be done here, the likeliest first.
Page {
    id: screen

    required property string name
    required property string partOfDay
    required property var tiles
    required property bool nothingToday
    required property int secondsLeft

    heading: greeting.words
    spoken: [nothingToday ? qsTr("You have no appointment to sign in for today.") : "", qsTr("Please touch what you would like to do.")].filter(Boolean).join(" ")

    Greeting {
        id: greeting
        y: Theme.mm(Theme.wide ? 0 : Theme.large ? 2 : 8)
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
        words: screen.nothingToday ? qsTr("You have no appointment to sign in for today") : qsTr("What would you like to do?")
        color: Theme.muted
        font.pixelSize: Theme.lead
    }

    ServiceTiles {
        y: question.y + question.height + Theme.mm(Theme.wide ? 6 : Theme.large ? 6 : 10)
        width: parent.width
        height: parent.height - y
        services: screen.tiles
    }
}
