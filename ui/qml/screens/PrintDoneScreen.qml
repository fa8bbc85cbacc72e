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
    readonly property string title: sheets > 1 ? qsTr("Please take the %1 sheets below").arg(sheets) : sheets === 1 ? qsTr("Please take the sheet below") : inDoubt ? qsTr("Please see what has come out") : qsTr("Nothing was printed")

    heading: title
    spoken: urgent ? `${title}. ${urgency}` : title

    PrintPanes {
        anchors.fill: parent
        picture: screen.sheets > 0 ? "illustrations/take-report" : "illustrations/printer-help"
        title: screen.title
        titleColor: screen.sheets > 0 ? Theme.accent : Theme.ink
        detail: screen.printed < screen.lines.length && screen.lines.length > 1 ? qsTr("%1 of %2 reports printed").arg(screen.printed).arg(screen.lines.length) : ""
        lines: screen.lines
        button: screen.canResume ? qsTr("Print the rest") : ""
        onAgain: Terminal.tap("resume_print", "")

        CriticalBanner {
            width: parent.width
            shown: screen.urgent
            detail: screen.critical.join(Theme.latin ? ", " : "、")
            words: screen.urgency
            brief: Theme.wide || Theme.elder
        }

        TroubleNotice {
            width: parent.width
            // Where there is no room, what is urgent goes first; each line says what became of it.
            title: screen.urgent && Theme.elder && Theme.wide ? "" : screen.troubleTitle
            advice: screen.troubleAdvice
            number: screen.troubleNumber
            brief: Theme.elder
        }
    }
}
