import QtQuick
import Yima.Components

// No bill is open.
Page {
    id: screen

    required property string name
    required property int secondsLeft

    heading: message.title
    spoken: message.title

    Message {
        id: message
        anchors.fill: parent
        picture: "illustrations/pay-nothing"
        title: screen.name === "" ? qsTr("You have nothing to pay") : qsTr("%1, you have nothing to pay").arg(screen.name)
        advice: qsTr("What a doctor has just prescribed takes a few minutes to appear here.")
    }
}
