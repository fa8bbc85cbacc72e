import QtQuick
import Yima.Components

// A code or an errand was refused. The camera stays on: the next code is read at once.
Page {
    id: screen

    required property string title
    required property string advice
    required property string number
    required property string next
    required property bool quoted
    required property int secondsLeft
    required property list<string> works
    required property string hint

    readonly property bool byCode: ["rescan", "refresh_code", "show_health_card"].includes(next)

    // In a line where there is no room for a list.
    readonly property bool listed: works.length > 0 && !advised.given && instead.implicitHeight <= verdict.roomLeft

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
    spoken: quoted ? qsTr("%1. The details are on the screen.", "what happened").arg(title) : qsTr("%1. %2", "what happened, what to do").arg(title).arg(advice)
    spokenPrivately: quoted ? advice : ""
    aloud: advised.words

    // The next code is held up, and cannot be read: that matters more now than the last one.
    Hint {
        id: advised
        name: screen.hint
    }

    Verdict {
        id: verdict
        anchors.fill: parent
        title: screen.title
        advice: advised.given ? advised.words : screen.advice
        urgent: advised.given
        number: screen.number
        reassurance: {
            if (advised.given || screen.listed)
                return "";
            if (screen.works.length > 0)
                return qsTr("Works here: %1").arg(screen.works.map(screen.nameOf).join(qsTr(", ")));
            return screen.byCode ? qsTr("The camera is on: no button needed") : "";
        }
        watching: screen.byCode || advised.given
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

        TickedList {
            id: instead
            width: parent.width
            visible: screen.listed
            title: qsTr("Works here:")
            lines: screen.works.map(screen.nameOf)
        }
    }
}
