import QtQuick
import Yima

// When a report was released and by whom, how many of its results need care, and whether it replaces
// an earlier one. `status` is a value of ReportStatus.
Flow {
    id: facts

    required property string on
    required property string department
    required property int results
    required property int attention
    required property string status

    readonly property string counted: {
        if (results === 0)
            return "";
        return attention > 0 ? qsTr("Results: %1, to look at: %2").arg(results).arg(attention) : qsTr("Results: %1, none marked").arg(results);
    }

    spacing: Theme.mm(4)

    Label {
        width: Math.min(implicitWidth, parent.width)
        horizontalAlignment: Text.AlignLeft
        text: Figures.line([Dates.moment(facts.on), facts.department], " · ")
        color: Theme.muted
        font.pixelSize: Theme.caption
    }

    Label {
        width: Math.min(implicitWidth, parent.width)
        horizontalAlignment: Text.AlignLeft
        visible: text !== ""
        text: facts.counted
        color: facts.attention > 0 ? Theme.warm : Theme.muted
        font.pixelSize: Theme.caption
        font.bold: facts.attention > 0
    }

    Label {
        width: Math.min(implicitWidth, parent.width)
        horizontalAlignment: Text.AlignLeft
        visible: text !== ""
        text: {
            switch (facts.status) {
            case "amended":
                return qsTr("Added to: please go by this one");
            case "corrected":
                return qsTr("Corrected: please go by this one");
            default:
                return "";
            }
        }
        color: Theme.warm
        font.pixelSize: Theme.caption
        font.bold: true
    }
}
