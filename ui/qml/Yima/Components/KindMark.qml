import QtQuick

// What kind of report it is. `kind` is a value of ReportKind.
Picture {
    id: mark

    required property string kind

    readonly property string words: {
        switch (kind) {
        case "laboratory":
            return qsTr("Laboratory");
        case "imaging":
            return qsTr("Imaging");
        default:
            return "";
        }
    }

    name: {
        switch (kind) {
        case "laboratory":
            return "icons/laboratory";
        case "imaging":
            return "icons/imaging";
        default:
            return "icons/report";
        }
    }
}
