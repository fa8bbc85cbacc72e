pragma ComponentBehavior: Bound
import QtQuick
import Yima
import Yima.Components

// The patient's reports, newest first: read them, pick some or all for printing.
Page {
    id: screen

    required property var cards
    required property var pending
    required property string filter
    required property int count
    required property int laboratory
    required property int imaging
    required property int page
    required property int pages
    required property int chosen
    required property int fresh
    required property bool canPrint
    required property int critical
    required property string criticalPlace
    required property string troubleTitle
    required property string troubleAdvice
    required property string troubleNumber

    readonly property real apart: Theme.mm(Theme.wide ? 5 : 8)
    readonly property real start: Math.max(title.y + title.height, fresh.offered && !Theme.wide ? fresh.y + fresh.height : 0) + apart
    // Where all are of one kind there is nothing to filter.
    // Elder mode has fewer choices; what is chosen must stay to be seen.
    readonly property bool mixed: !(Terminal.elder && filter === "all") && [laboratory, imaging, count - laboratory - imaging].filter(each => each > 0).length > 1
    readonly property real sideWidth: Theme.wide ? Math.round(width * 0.36) : width
    readonly property real listWidth: Theme.wide ? width - sideWidth - Theme.mm(16) : width
    readonly property string urgency: critical > 1 ? qsTr("%1 reports need to be seen to at once: please go to %2 now").arg(critical).arg(criticalPlace) : qsTr("One report needs to be seen to at once: please go to %1 now").arg(criticalPlace)

    heading: title.words
    scrolled: list
    place: `reports ${filter} ${page}`
    spoken: [qsTr("Here are your reports. Touch one to read it."), canPrint ? (chosen > 0 ? qsTr("To print those that are ticked, touch the large button at the bottom.") : qsTr("Tick what you want to print, then touch the large button at the bottom.")) : "", troubleTitle === "" ? "" : qsTr("Something did not work: please read the notice on the screen.")].filter(Boolean).join(" ")
    // Not how many are ticked: each tick would have it all read again.
    spokenPrivately: [qsTr("Reports: %1").arg(count), critical > 0 ? urgency : "", troubleTitle].filter(Boolean).join(qsTr(". ", "between sentences"))

    onPageChanged: list.toTop()
    onFilterChanged: list.toTop()

    Heading {
        id: title
        x: Theme.start(screen.width, width, 0)
        y: Theme.mm(Theme.wide ? 3 : 2)
        room: fresh.offered && !Theme.wide ? screen.width - fresh.width - Theme.gap : screen.listWidth
        words: qsTr("Your reports")
    }

    // The focus goes through what is beside the title before the list, and through what is beside the
    // list after it.
    Item {
        id: besideTitle
    }

    QuietButton {
        id: fresh
        objectName: "chooseNew"
        parent: Theme.wide ? besideList : besideTitle
        x: Theme.wide ? 0 : Theme.start(screen.width, width, screen.width - width)
        y: Theme.wide ? 0 : Math.round(title.y + (title.height - height) / 2)
        width: Theme.wide ? side.width : implicitWidth
        height: Math.max(Theme.mm(Theme.wide ? 18 : 22), Theme.leastTarget)
        // Large text on a low panel leaves the room to what is urgent.
        visible: offered
        text: screen.chosen >= screen.fresh ? qsTr("Choose none") : qsTr("Choose all new")
        onActivated: Terminal.tap("choose_new", "")

        readonly property bool offered: screen.canPrint && screen.fresh > 1 && !Terminal.elder && !(Theme.large && Theme.wide && banner.shown)
    }

    CriticalBanner {
        id: banner
        x: side.x
        y: screen.start
        width: side.width
        shown: screen.critical > 0
        words: screen.urgency
        brief: Theme.wide || Theme.large
    }

    Row {
        id: tabs
        x: Theme.start(screen.width, width, 0)
        y: screen.start + (banner.shown && !Theme.wide ? banner.height + Theme.gap : 0)
        width: screen.listWidth
        height: screen.mixed ? implicitHeight : 0
        visible: screen.mixed
        spacing: Theme.gap

        readonly property real cell: Math.floor((width - 2 * spacing) / 3)

        FilterTab {
            width: tabs.cell
            value: "all"
            text: qsTr("All")
            count: screen.count
            chosen: screen.filter === value
        }

        FilterTab {
            width: tabs.cell
            value: "laboratory"
            text: qsTr("Lab")
            count: screen.laboratory
            chosen: screen.filter === value
        }

        FilterTab {
            width: tabs.cell
            value: "imaging"
            text: qsTr("Imaging")
            count: screen.imaging
            chosen: screen.filter === value
        }
    }

    Scroller {
        id: list
        x: Theme.start(screen.width, width, 0)
        y: tabs.y + (screen.mixed ? tabs.height + Theme.gap : 0)
        width: screen.listWidth
        height: (Theme.wide ? screen.height : side.y - Theme.gap) - y
        spacing: Theme.mm(Theme.wide ? 4 : 5)
        pageBefore: screen.page > 0
        pageAfter: screen.page < screen.pages - 1
        place: screen.pages > 1 ? qsTr("Page %1 of %2").arg(screen.page + 1).arg(screen.pages) : ""
        steeredOutside: Theme.wide
        onTurned: direction => Terminal.tap("page", direction)

        onSoughtChanged: if (sought > 0)
            rows.hurry()

        Gradual {
            id: rows
            total: screen.cards.length
            step: 2
        }

        // By number: a change of one report makes no row anew, and nothing moves under a finger.
        Repeater {
            model: Theme.large ? 0 : screen.pending.length

            PendingRow {
                required property int index
                width: list.width
                scroller: list
                pending: screen.pending[index] ?? {}
            }
        }

        Growing {
            amount: Math.min(rows.made, screen.cards.length)

            ReportRow {
                required property int index

                width: list.width
                scroller: list
                canPrint: screen.canPrint
                report: screen.cards[index] ?? {}
            }
        }

        // Large text leaves the room at the top to what can be read now.
        Repeater {
            model: Theme.large ? screen.pending.length : 0

            PendingRow {
                required property int index
                width: list.width
                scroller: list
                pending: screen.pending[index] ?? {}
            }
        }
    }

    Column {
        id: side
        x: Theme.start(screen.width, width, screen.width - width)
        y: screen.height - height
        width: screen.sideWidth
        spacing: Theme.gap

        Item {
            id: besideList
            width: parent.width
            height: fresh.height
            visible: Theme.wide && fresh.offered
        }

        TroubleNotice {
            width: parent.width
            // Large text on a low panel leaves the room to what is urgent.
            title: Theme.large && Theme.wide && screen.critical > 0 ? "" : screen.troubleTitle
            advice: screen.troubleAdvice
            brief: Theme.large || (Theme.wide && banner.shown)
            number: screen.troubleNumber
        }

        ScrollButtons {
            width: parent.width
            visible: Theme.wide && list.steers
            stacked: Theme.large || list.place !== ""
            scroller: list
        }

        PrimaryButton {
            objectName: "print"
            width: parent.width
            visible: screen.canPrint
            enabled: screen.chosen > 0
            text: screen.chosen > 0 ? qsTr("Print chosen (%1)").arg(screen.chosen) : qsTr("Tick what to print")
            onActivated: Terminal.tap("print", "")
        }
    }
}
