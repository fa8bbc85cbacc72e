import QtQuick
import Yima.Components

// No phone, or looking for a person.
Page {
    id: screen

    required property string topic
    required property int secondsLeft
    required property bool reader

    readonly property bool noPhone: topic === "no_phone"

    heading: message.title

    Message {
        id: message
        anchors.fill: parent
        picture: {
            if (!screen.noPhone)
                return "illustrations/ask-desk";
            return screen.reader ? "illustrations/lay-document" : "illustrations/no-phone";
        }
        title: screen.noPhone ? qsTr("No phone? That is fine") : qsTr("We are glad to help")
        advice: {
            if (!screen.noPhone)
                return qsTr("Please go to the desk in this hall, or speak to a volunteer.");
            if (screen.reader)
                return qsTr("Lay your resident identity card on the reader of this terminal. Or hold the code of a printed health card up to the camera.");
            return qsTr("If you have a printed health card, hold its code up to the camera. Otherwise bring your identity card to the desk: we sign you in there.");
        }
        reassurance: screen.noPhone && screen.reader ? qsTr("Neither with you? We help you at the desk.") : ""
    }
}
