import QtQuick
import Yima.Components

// No phone, or looking for a person.
Page {
    id: screen

    required property string topic
    required property int secondsLeft

    readonly property bool noPhone: topic === "no_phone"

    heading: message.title

    Message {
        id: message
        anchors.fill: parent
        picture: screen.noPhone ? "illustrations/no-phone" : "illustrations/ask-desk"
        title: screen.noPhone ? qsTr("No phone? That is fine") : qsTr("We are glad to help")
        advice: screen.noPhone ? qsTr("If you have a printed health card, hold its code up to the camera. Otherwise bring your identity card to the desk: we sign you in there.") : qsTr("Please go to the desk in this hall, or speak to a volunteer.")
    }
}
