import QtQuick

// What to do so that a code can be read: the words, which are also said, and the picture.
// `name` is a value of kiosk.devices.ScanHint.
QtObject {
    required property string name

    readonly property bool given: name !== "none"
    readonly property string words: {
        switch (name) {
        case "too_dark":
            return qsTr("Too dark: please make your screen brighter");
        case "overexposed":
            return qsTr("Too bright: please turn it a little");
        case "out_of_focus":
            return qsTr("Please hold it still, a little further away");
        case "too_far":
            return qsTr("Please hold it closer");
        case "too_near":
            return qsTr("Please hold it further away");
        case "cut_off":
            return qsTr("Please move the whole code into the picture");
        case "tilted":
            return qsTr("Please hold it straight, facing the camera");
        case "several_codes":
            return qsTr("Please show one code only");
        case "once_more":
            return qsTr("Please scan it once more");
        default:
            return "";
        }
    }
    readonly property string picture: {
        switch (name) {
        case "too_dark":
            return "illustrations/hint-dark";
        case "overexposed":
            return "illustrations/hint-glare";
        case "out_of_focus":
            return "illustrations/hint-blur";
        case "too_far":
            return "illustrations/hint-closer";
        case "too_near":
            return "illustrations/hint-further";
        case "cut_off":
            return "illustrations/hint-whole";
        case "tilted":
            return "illustrations/hint-straight";
        case "several_codes":
            return "illustrations/hint-one";
        case "once_more":
            return "illustrations/hint-again";
        default:
            return "";
        }
    }
}
