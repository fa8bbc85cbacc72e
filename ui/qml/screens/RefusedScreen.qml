import QtQuick
import Yima.Components

// A code or an errand was refused. The camera stays on: the next code is read at once.
Page {
    id: screen

    required property string title
    required property string advice
    required property string number
    required property string next
    required property int secondsLeft

    readonly property bool byCode: ["rescan", "refresh_code", "show_health_card"].includes(next)

    heading: title

    Message {
        anchors.fill: parent
        title: screen.title
        advice: screen.advice
        number: screen.number
        reassurance: screen.byCode ? qsTr("The camera is on: no button needed") : ""
        picture: {
            switch (screen.next) {
            case "refresh_code":
                return "illustrations/refresh-code";
            case "show_health_card":
                return "illustrations/show-health-card";
            case "rescan":
                return "illustrations/hold-phone";
            case "other_terminal":
                return "illustrations/other-terminal";
            case "note_number":
                return "illustrations/note-number";
            case "try_again":
                return "illustrations/hospital-silent";
            default:
                return "illustrations/ask-desk";
            }
        }
    }
}
