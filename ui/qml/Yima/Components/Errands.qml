import QtQuick
import Yima

// What else can be done here: pay, and see the reports. Side by side where both are there.
Item {
    id: errands

    // Has the fields of Dues; empty: nothing to pay here.
    required property var dues
    required property bool reports
    property bool flat: Theme.wide || Theme.elder
    // Without amounts, where both have to share a line.
    property bool brief: false

    readonly property bool offered: due.due || reports
    readonly property bool both: due.due && reports
    readonly property real cell: both ? Math.floor((width - Theme.gap) / 2) : width
    readonly property real cardHeight: Math.max(due.due ? due.implicitHeight : 0, reports ? report.implicitHeight : 0)

    visible: offered
    implicitHeight: offered ? cardHeight : 0

    DuesCard {
        id: due
        width: errands.cell
        height: errands.cardHeight
        dues: errands.dues
        flat: errands.flat
        narrow: errands.both
        brief: errands.brief && errands.both
    }

    ReportsCard {
        id: report
        x: errands.both ? errands.cell + Theme.gap : 0
        width: errands.cell
        height: errands.cardHeight
        visible: errands.reports
        flat: errands.flat
        narrow: errands.both
    }
}
