import QtQuick

// What a value is against its usual range. `name` is a value of kiosk.reports.report.Flag.
QtObject {
    required property string name

    readonly property bool critical: name.startsWith("critical")
    readonly property bool cares: !["none", "normal", ""].includes(name)
    readonly property string arrow: name.endsWith("low") ? "↓ " : name.endsWith("high") ? "↑ " : ""
    readonly property string words: {
        switch (name) {
        case "normal":
            return qsTr("as usual");
        case "low":
            return qsTr("low");
        case "high":
            return qsTr("high");
        case "critical_low":
            return qsTr("urgent: low");
        case "critical_high":
            return qsTr("urgent: high");
        case "critical":
            return qsTr("urgent");
        case "abnormal":
            return qsTr("unusual");
        default:
            return "";
        }
    }
}
