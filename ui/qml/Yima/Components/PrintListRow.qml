import QtQuick
import Yima

// One report of a print run. `line` has the fields of PrintLine.
CardSlice {
    id: row

    required property var line

    readonly property bool now: line.state === "now"
    readonly property bool cares: ["not_printed", "partly", "in_doubt", "failed"].includes(line.state)
    readonly property string words: {
        switch (line.state) {
        case "waiting":
            return qsTr("waiting");
        case "now":
            return qsTr("being printed…");
        case "printed":
            return qsTr("printed");
        case "not_printed":
            return qsTr("not printed");
        case "partly":
            return qsTr("printed in part: please ask at the desk");
        case "in_doubt":
            return qsTr("perhaps printed: please ask at the desk");
        case "before":
            return line.printedOn && !Theme.large ? qsTr("printed before, on %1: the desk prints another").arg(Dates.moment(line.printedOn)) : qsTr("printed before: the desk prints another");
        case "failed":
            return qsTr("cannot be printed here: please ask at the desk");
        default:
            return "";
        }
    }

    // Whatever is being printed stays in view.
    onNowChanged: if (now)
        Qt.callLater(row.reveal)

    Picture {
        id: mark
        x: Theme.start(parent.width, width, 0)
        y: Math.round((words.height - height) / 2)
        side: Theme.body
        name: {
            switch (row.line.state) {
            case "printed":
                return "icons/done";
            case "now":
                return "icons/printing";
            case "before":
                return "icons/printed";
            case "waiting":
                return "icons/waiting";
            default:
                return "icons/care";
            }
        }
    }

    Column {
        id: words
        x: Theme.start(parent.width, width, parent.width - width)
        width: parent.width - mark.width - Theme.mm(5)

        Label {
            width: parent.width
            text: row.line.title ?? ""
            horizontalAlignment: Text.AlignLeft
            font.pixelSize: Theme.wide ? Theme.caption : Theme.body
            font.bold: row.now
            lineHeight: 0.95
        }

        Label {
            width: parent.width
            text: row.words
            horizontalAlignment: Text.AlignLeft
            color: row.cares ? Theme.warm : row.line.state === "printed" ? Theme.accent : Theme.muted
            font.pixelSize: Theme.wide ? Theme.note : Theme.caption
        }
    }
}
