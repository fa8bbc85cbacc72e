import QtQuick
import Yima.Components

// Reports come out of the printer, one after the other.
Page {
    id: screen

    required property var lines
    required property int index
    required property string phase
    required property int page
    required property int pages
    required property string troubleTitle
    required property string troubleAdvice
    required property string troubleNumber
    required property int waitingSeconds

    readonly property bool held: phase === "held"
    readonly property string title: {
        if (phase === "stopping")
            return qsTr("Stopping the print…");
        if (held)
            return qsTr("The printer needs a hand");
        return lines.length > 1 ? qsTr("Printing report %1 of %2").arg(index + 1).arg(lines.length) : qsTr("Printing your report");
    }
    readonly property string doing: {
        switch (phase) {
        case "checking":
            return qsTr("We ask the hospital whether it was printed before.");
        case "preparing":
            return qsTr("The report is being prepared.");
        case "held":
            // The advice beside it says so, too.
            return troubleAdvice === "" ? qsTr("It goes on by itself as soon as that is done.") : "";
        case "stopping":
            return qsTr("The rest is not printed. Please take what has come out.");
        default:
            return pages > 1 ? qsTr("Sheet %1 of %2").arg(Math.min(page + 1, pages)).arg(pages) : qsTr("The paper comes out below.");
        }
    }
    readonly property string slow: {
        if (held || waitingSeconds < 5)
            return "";
        return waitingSeconds < 30 ? qsTr("It takes a little longer. There is nothing for you to do.") : qsTr("It takes very long. You can wait, or finish here and ask at the desk.");
    }

    heading: title
    spoken: {
        switch (phase) {
        case "held":
            return qsTr("The printer has stopped. It goes on by itself as soon as that is seen to.");
        case "stopping":
            return qsTr("The print is being stopped.");
        default:
            // The same for all of them, so that it is said once.
            return qsTr("Your reports are being printed. Please wait, and take the paper when it has come out.");
        }
    }
    aloud: held ? qsTr("The printer needs a hand. Please tell our staff.") : phase === "stopping" ? qsTr("Please take what has come out.") : ""

    PrintPanes {
        id: panes
        anchors.fill: parent
        picture: screen.held ? "illustrations/printer-help" : "illustrations/report-printing"
        title: screen.title
        detail: [screen.doing, screen.slow].filter(Boolean).join("\n")
        working: !screen.held
        wanted: list.wanted

        PrintList {
            id: list
            parent: panes.place
            anchors.fill: parent
            lines: screen.lines
        }

        TroubleNotice {
            width: parent.width
            title: screen.troubleTitle
            advice: screen.troubleAdvice
            number: screen.troubleNumber
        }
    }
}
