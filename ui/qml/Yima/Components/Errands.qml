import QtQuick
import Yima

// What else can be done here: pay, see the reports, and whatever else there is on the home screen. Side by
// side on an upright panel with the last below; `stacked`: one under the other; `lined`: all in one row.
Item {
    id: errands

    // Has the fields of Dues; empty: nothing to pay here.
    required property var dues
    required property bool reports
    required property int newReports
    required property bool services
    // How high it may be: where that is too little, what is known stands in fewer lines.
    property real room: Infinity
    property bool flat: Theme.wide || Theme.large || room < tall
    property bool stacked: false
    property bool lined: false
    // One way to them all, where there is one: fewer choices, or no room for more.
    property bool merged: Terminal.elder
    // Without amounts and counts, where there is no room for them.
    property bool brief: false
    // Together they are at least as high.
    property real least: 0

    readonly property real tall: Theme.mm(16) + 2.9 * Theme.caption + 1.45 * Theme.heading + (services ? Theme.gap + more.implicitHeight : 0)
    // In fewer lines.
    readonly property real low: Theme.mm(14) + 1.45 * (Theme.caption + Theme.lead) + (services ? Theme.gap + more.implicitHeight : 0)
    readonly property bool alone: merged && services
    readonly property bool dueOffered: dues.count !== undefined && !alone
    readonly property bool reportsOffered: reports && !alone
    readonly property int cards: Number(dueOffered) + Number(reportsOffered)
    readonly property int places: cards + Number(services)
    readonly property bool offered: places > 0
    readonly property int columns: stacked ? 1 : Math.max(1, lined ? places : cards)
    readonly property int rows: offered ? Math.ceil(places / columns) : 0
    readonly property bool narrow: columns > 1 || stacked && Theme.large
    readonly property real cell: Math.floor((width - (columns - 1) * Theme.gap) / columns)
    // The button alone in its row needs not be as high as a card.
    readonly property bool buttonBelow: services && cards > 0 && !lined
    readonly property real cardRows: rows - Number(buttonBelow)
    readonly property real cardHeight: {
        const wanted = Math.max(dueOffered ? due.implicitHeight : 0, reportsOffered ? report.implicitHeight : 0, services && !buttonBelow ? more.implicitHeight : 0);
        const spare = least - (rows - 1) * Theme.gap - (buttonBelow ? more.implicitHeight : 0);
        return Math.max(wanted, Math.min(Math.floor(spare / Math.max(1, cardRows)), Theme.mm(64)));
    }

    visible: offered
    implicitHeight: offered ? cardRows * cardHeight + (buttonBelow ? more.implicitHeight : 0) + (rows - 1) * Theme.gap : 0

    function leading(place: int): real {
        return Theme.start(width, cell, (place % columns) * (cell + Theme.gap));
    }

    function below(place: int): real {
        return Math.floor(place / columns) * (cardHeight + Theme.gap);
    }

    DuesCard {
        id: due
        x: errands.leading(0)
        width: errands.cell
        height: errands.cardHeight
        visible: errands.dueOffered
        dues: errands.dues
        brief: errands.brief
        flat: errands.flat
        narrow: errands.narrow
    }

    ReportsCard {
        id: report

        readonly property int place: Number(errands.dueOffered)

        x: errands.leading(place)
        y: errands.below(place)
        width: errands.cell
        height: errands.cardHeight
        visible: errands.reportsOffered
        count: errands.brief ? -1 : errands.newReports
        flat: errands.flat
        narrow: errands.narrow
    }

    QuietButton {
        id: more
        objectName: "services"
        x: errands.lined ? errands.leading(errands.cards) : 0
        y: errands.lined ? 0 : errands.cardRows * (errands.cardHeight + Theme.gap) * Number(errands.cards > 0)
        width: errands.lined ? errands.cell : errands.width
        height: errands.lined ? errands.cardHeight : implicitHeight
        visible: errands.services
        text: qsTr("Other services")
        onActivated: Terminal.tap("services", "")
    }
}
