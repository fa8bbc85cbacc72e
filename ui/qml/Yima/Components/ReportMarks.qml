import QtQuick
import Yima

// What is to be known of a report at a glance, in pills. `report` has the fields of ReportCard.
Flow {
    id: marks

    required property var report

    readonly property string words: [urgent, edition, printed].filter(Boolean).join(", ")
    readonly property string urgent: report.critical ? qsTr("Urgent") : ""
    readonly property string edition: {
        switch (report.status) {
        case "amended":
            return qsTr("Added to");
        case "corrected":
            return qsTr("Corrected");
        default:
            return "";
        }
    }
    readonly property string printed: {
        switch (report.mark) {
        case "new":
            return qsTr("New");
        case "printed":
            return qsTr("Printed");
        case "in_doubt":
            return qsTr("To be checked", "whether the report was printed");
        default:
            return "";
        }
    }
    readonly property real wanted: {
        const shown = [first, second, third].filter(each => each.text !== "");
        return shown.reduce((sum, each) => sum + each.implicitWidth + spacing, -spacing);
    }

    spacing: Theme.mm(2)

    Chip {
        id: first
        border.width: Theme.highContrast ? Theme.mm(0.5) : 0
        border.color: ink
        visible: text !== ""
        text: marks.urgent
        ink: Theme.accentInk
        color: Theme.warm
    }

    Chip {
        id: second
        border.width: Theme.highContrast ? Theme.mm(0.5) : 0
        border.color: ink
        visible: text !== ""
        text: marks.edition
        ink: Theme.warm
        color: Theme.warmTint
    }

    Chip {
        id: third
        border.width: Theme.highContrast ? Theme.mm(0.5) : 0
        border.color: ink
        visible: text !== ""
        text: marks.printed
        ink: marks.report.mark === "new" ? (Theme.highContrast ? Theme.ink : Theme.accentPressed) : marks.report.mark === "in_doubt" ? Theme.warm : Theme.muted
        color: marks.report.mark === "new" ? Theme.accentTint : marks.report.mark === "in_doubt" ? Theme.warmTint : Theme.ground
    }
}
