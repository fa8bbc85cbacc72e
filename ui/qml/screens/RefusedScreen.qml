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
    required property list<string> works
    required property string hint

    readonly property string instead: works.map(nameOf).join(qsTr(", "))
    readonly property bool byCode: ["rescan", "refresh_code", "show_health_card"].includes(next)

    function nameOf(way: string): string {
        switch (way) {
        case "offline_code":
            return qsTr("your health card app");
        case "platform_code":
            return qsTr("the health card in WeChat");
        case "voucher":
            return qsTr("your insurance e-voucher");
        default:
            return qsTr("your identity card on the reader");
        }
    }

    heading: title
    spoken: advised.words

    // The next code is held up, and cannot be read: that matters more now than the last one.
    Hint {
        id: advised
        name: screen.hint
    }

    Message {
        anchors.fill: parent
        title: screen.title
        advice: advised.given ? advised.words : screen.advice
        urgent: advised.given
        number: screen.number
        reassurance: advised.given ? "" : screen.instead !== "" ? qsTr("Works here: %1").arg(screen.instead) : screen.byCode ? qsTr("The camera is on: no button needed") : ""
        picture: {
            if (advised.given)
                return advised.picture;
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
