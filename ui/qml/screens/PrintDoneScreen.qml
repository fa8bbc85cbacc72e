import QtQuick
import Yima
import Yima.Components

// What came out, what did not, and what to do about it.
Page {
    id: screen

    required property var lines
    required property int printed
    required property int sheets
    required property var critical
    required property string criticalPlace
    required property string troubleTitle
    required property string troubleAdvice
    required property string troubleNumber
    required property bool canResume
    required property int secondsLeft

    readonly property bool urgent: critical.length > 0
    readonly property string urgency: qsTr("Please go to %1 now").arg(criticalPlace)
    // The desk can see what came out; "nothing" would be a guess.
    readonly property bool inDoubt: lines.some(line => line.state === "in_doubt" || line.state === "partly")
    readonly property string counted: printed < lines.length && lines.length > 1 ? qsTr("%1 of %2 reports printed").arg(printed).arg(lines.length) : ""
    readonly property string title: sheets > 1 ? qsTr("Please take the %1 sheets below").arg(sheets) : sheets === 1 ? qsTr("Please take the sheet below") : inDoubt ? qsTr("Please see what has come out") : qsTr("Nothing was printed")

    // It is done once: whoever loses it has to ask for another.
    readonly property string care: troubleTitle === "" && sheets > 0 && !urgent ? qsTr("Each report is printed once: please keep it safe.") : ""

    heading: title
    spoken: sheets > 0 && printed < lines.length ? qsTr("Some of your reports are printed, others are not. Please take your paper, and ask at the desk.") : sheets > 0 ? qsTr("Your reports are printed. When you have taken them all, touch Finish at the bottom.") : inDoubt ? qsTr("Perhaps not everything has come out. Please look at what lies below, and ask at the desk.") : qsTr("Nothing was printed. Please ask at the desk.")
    spokenPrivately: [counted, urgent ? urgency : "", troubleTitle].filter(Boolean).join(qsTr(". ", "between sentences"))
    aloud: sheets > 0 ? qsTr("Please take your paper below.") : ""

    PrintPanes {
        id: panes
        anchors.fill: parent
        picture: screen.sheets > 0 ? "illustrations/take-report" : "illustrations/printer-help"
        title: screen.title
        titleColor: screen.sheets > 0 ? Theme.accent : Theme.ink
        titleSize: Theme.large ? Theme.heading : Theme.display * 0.92
        detail: screen.counted || screen.care
        wanted: list.wanted
        button: screen.canResume ? qsTr("Print the rest") : ""
        onAgain: Terminal.tap("resume_print", "")

        PrintList {
            id: list
            parent: panes.place
            anchors.fill: parent
            lines: screen.lines
        }

        CriticalBanner {
            width: parent.width
            shown: screen.urgent
            detail: screen.critical.join(Theme.latin ? ", " : "、")
            words: screen.urgency
            brief: Theme.wide || Theme.large
        }

        TroubleNotice {
            width: parent.width
            // Where there is no room, what is urgent goes first; each line says what became of it.
            title: screen.urgent && Theme.large && Theme.wide ? "" : screen.troubleTitle
            advice: screen.troubleAdvice
            number: screen.troubleNumber
            brief: Theme.large || (Theme.wide && screen.urgent)
        }
    }
}
