import QtQuick
import Yima

// How a thing stands, by the shape of a mark as well as its colour: kiosk.maintenance.sheet.Tone.
Picture {
    id: mark

    required property string tone
    // What a screen reader says of it.
    readonly property string words: {
        switch (tone) {
        case "good":
            return qsTr("good");
        case "warn":
            return qsTr("attention");
        case "bad":
            return qsTr("trouble");
        default:
            return "";
        }
    }
    readonly property color ink: tone === "warn" || tone === "bad" ? Theme.warm : tone === "quiet" ? Theme.muted : Theme.ink

    visible: name !== ""
    side: Math.round(Theme.staffText * 1.15)
    name: {
        switch (tone) {
        case "good":
            return "icons/staff-good";
        case "warn":
            return "icons/staff-warn";
        case "bad":
            return "icons/staff-bad";
        case "quiet":
            return "icons/staff-quiet";
        default:
            return "";
        }
    }
}
