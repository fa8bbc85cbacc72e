pragma ComponentBehavior: Bound
import QtQuick
import Yima
import Yima.Components

// One report in words that a layman can read: what needs care first, then the rest in the hospital's
// own order.
Page {
    id: screen

    required property string id
    required property string kind
    required property string status
    required property string title
    required property string number
    required property string department
    required property string doctor
    required property string author
    required property string reviewer
    required property string on
    required property string collected
    required property string specimen
    required property var rows
    required property var sections
    required property int attention
    required property var critical
    required property string criticalPlace
    required property var remarks
    required property string reviewed
    required property bool offersAdvice
    required property string advice
    required property string adviceBy
    required property bool hasForm
    required property string mark
    required property string printedOn
    required property bool canPrint
    required property string troubleTitle
    required property string troubleAdvice
    required property string troubleNumber

    readonly property real apart: Theme.mm(Theme.wide ? 4 : 6)
    readonly property string urgency: qsTr("Please go to %1 now").arg(criticalPlace)

    heading: caption.words
    scrolled: body
    place: `report ${id}`
    // The same for every report: whoever hears it learns nothing.
    spoken: [qsTr("This is your report. What matters most stands at the top."), canPrint && ["none", "new"].includes(mark) ? qsTr("To print it, touch the large button at the bottom.") : qsTr("To go back to your reports, touch Back at the bottom.")].join(" ")
    spokenPrivately: [title, facts.counted, ...critical, critical.length > 0 ? urgency : "", troubleTitle].filter(Boolean).join(qsTr(". ", "between sentences"))

    onIdChanged: body.toTop()

    Column {
        id: head
        y: Theme.mm(Theme.wide ? 1 : 2)
        width: parent.width
        spacing: Theme.mm(1)

        Heading {
            id: caption
            x: Theme.start(parent.width, width, 0)
            room: parent.width
            words: screen.title
            font.pixelSize: Theme.large || words.length > 16 ? Theme.button : Theme.heading
        }

        // Large text has it at the head of what scrolls, and more room for the results.
        ReportFacts {
            id: facts
            width: parent.width
            visible: !Theme.large
            on: screen.on
            department: screen.department
            results: screen.rows.length
            attention: screen.attention
            status: screen.status
        }
    }

    CriticalBanner {
        id: banner
        x: Theme.start(screen.width, width, screen.width - width)
        y: head.y + head.height + screen.apart
        width: side.width
        shown: screen.critical.length > 0
        words: screen.urgency
        detail: screen.critical.join(Theme.latin ? ", " : "、")
        brief: Theme.wide || Theme.large
    }

    ReportBody {
        id: body
        x: Theme.start(screen.width, width, 0)
        y: banner.y + (banner.shown && !Theme.wide ? banner.height + screen.apart : 0)
        width: Theme.wide ? Math.round(screen.width * 0.62) : screen.width
        height: (Theme.wide ? screen.height : side.y - Theme.gap) - y
        steeredOutside: true
        rows: screen.rows
        sections: screen.sections
        remarks: screen.remarks
        reviewed: screen.reviewed
        offersAdvice: screen.offersAdvice
        advice: screen.advice
        adviceBy: screen.adviceBy
        on: screen.on
        department: screen.department
        attention: screen.attention
        status: screen.status
        facts: [[qsTr("Sample"), screen.specimen], [screen.kind === "imaging" ? qsTr("Examined") : qsTr("Taken"), Dates.moment(screen.collected)], [qsTr("Asked for by"), screen.doctor], [qsTr("Reported by"), screen.author], [qsTr("Checked by"), screen.reviewer], [qsTr("Number"), screen.number]].filter(fact => fact[1] !== "")
    }

    ReportActions {
        id: side
        x: Theme.start(screen.width, width, screen.width - width)
        y: screen.height - height
        width: Theme.wide ? screen.width - body.width - Theme.mm(16) : screen.width
        steered: body
        brief: Theme.large || (Theme.wide && banner.shown)
        hasForm: screen.hasForm
        formOffered: hasForm && !(Terminal.elder && !body.bare)
        whole: body.wanted <= screen.height - body.y - leastHeight - Theme.gap
        mark: screen.mark
        printedOn: screen.printedOn
        canPrint: screen.canPrint
        // Large text on a low panel leaves the room to what is urgent.
        troubleTitle: Theme.large && Theme.wide && screen.critical.length > 0 ? "" : screen.troubleTitle
        troubleAdvice: screen.troubleAdvice
        troubleNumber: screen.troubleNumber
    }
}
