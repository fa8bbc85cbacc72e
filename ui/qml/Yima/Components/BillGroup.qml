pragma ComponentBehavior: Bound
import QtQuick
import Yima

// The bills of one visit under its department, doctor and day. `group` has the fields of BillGroup.
Column {
    id: visit

    required property Scroller scroller
    required property var group

    property BillRow firstBill: null
    readonly property string day: Dates.dayOfYear(group.on ?? "")

    spacing: Theme.gap

    ScrollSlice {
        width: visit.width
        readonly property bool titled: title.first !== "" || title.second !== ""

        height: titled ? title.height : 0
        visible: titled
        scroller: visit.scroller
        offset: visit.y
        next: visit.spacing + (visit.firstBill?.headHeight ?? 0)

        Pair {
            id: title
            width: parent.width
            first: [visit.group.department, visit.group.doctor].filter(Boolean).join(" ")
            second: visit.day
            secondColor: Theme.muted
            font.pixelSize: Theme.wide ? Theme.caption : Theme.body
            font.bold: true
        }
    }

    Repeater {
        onItemAdded: (index, item) => {
            if (index === 0)
                visit.firstBill = item as BillRow;
        }
        model: visit.group.bills.length

        BillRow {
            required property int index
            width: visit.width
            scroller: visit.scroller
            offset: visit.y + y
            bill: visit.group.bills[index] ?? {
                lines: []
            }
        }
    }
}
