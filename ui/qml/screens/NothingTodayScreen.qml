import QtQuick
import Yima
import Yima.Components

// Known here, but there is nothing at all to be done at this terminal.
Page {
    id: screen

    required property string name
    required property string partOfDay
    required property int secondsLeft

    heading: message.title
    spoken: qsTr("You have no appointment for today. To see a doctor today, please book at the desk.")

    Greeting {
        id: greeting
        room: parent.width
        y: Theme.mm(Theme.wide ? 0 : 8)
        who: screen.name
        partOfDay: screen.partOfDay
        color: Theme.muted
    }

    Message {
        id: message
        anchors.fill: parent
        anchors.topMargin: greeting.y + greeting.height
        picture: "illustrations/no-appointment"
        title: qsTr("No appointment for today")
        advice: qsTr("Please check the date in your booking message. To see a doctor today, please book at the desk.")
    }
}
