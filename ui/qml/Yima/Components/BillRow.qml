pragma ComponentBehavior: Bound
import QtQuick
import Yima

// One bill: a box to choose it, what it is and how much, and its items once they are unfolded.
// `bill` has the fields of BillCard.
Column {
    id: row

    required property Scroller scroller
    required property real offset
    required property var bill

    // As much as the head of it takes.
    readonly property real headHeight: head.height
    readonly property bool payable: bill.payable ?? true
    readonly property var lines: bill.lines ?? []
    readonly property bool opens: lines.length > 0
    readonly property bool open: opens && (bill.unfolded ?? false)
    readonly property real inset: Theme.mm(Theme.wide ? 5 : 7)
    readonly property string title: {
        if (lines.length === 0)
            return qsTr("Bill %1").arg(bill.number ?? "");
        return lines.length > 1 ? qsTr("%1 and others").arg(lines[0].text) : lines[0].text;
    }
    readonly property string about: qsTr("%1, ¥%2, bill %3").arg(title).arg(bill.amount ?? "").arg(bill.number ?? "")

    // One line between two slices.
    spacing: -Theme.hairline

    ScrollSlice {
        id: head
        width: row.width
        height: Math.max(Theme.mm(Theme.wide ? 23 : 34), words.height + 2 * Theme.mm(Theme.wide ? 2 : 5))
        scroller: row.scroller
        offset: row.offset

        Card {
            anchors.fill: parent
            bottomLeftRadius: row.open ? 0 : radius
            bottomRightRadius: bottomLeftRadius
        }

        TickBox {
            id: box
            objectName: "choose_" + (row.bill.id ?? "")
            anchors.left: parent.left
            anchors.leftMargin: row.inset
            anchors.verticalCenter: parent.verticalCenter
            visible: row.payable
            ticked: row.bill.chosen ?? false
            name: qsTr("Choose: %1").arg(row.about)
            onActiveFocusChanged: if (activeFocus)
                head.reveal()
            onActivated: head.whole ? Terminal.tap("choose_bill", row.bill.id) : head.reveal()
        }

        Tappable {
            id: words

            readonly property bool narrow: caption.longest + amount.implicitWidth + Theme.mm(6) > inside.width

            objectName: "unfold_" + (row.bill.id ?? "")
            anchors.left: parent.left
            anchors.leftMargin: row.inset + (row.payable ? box.width + Theme.gap : 0)
            anchors.right: parent.right
            anchors.rightMargin: row.inset
            anchors.verticalCenter: parent.verticalCenter
            height: Math.max(inside.height, Theme.mm(16))
            radius: Theme.mm(4)
            enabled: row.opens
            name: (row.open ? qsTr("Hide the items: %1") : qsTr("Show the items: %1")).arg(row.about)
            onActiveFocusChanged: if (activeFocus)
                head.reveal()
            onActivated: head.whole ? Terminal.tap("unfold_bill", row.bill.id) : head.reveal()

            Item {
                id: inside
                anchors.left: parent.left
                anchors.right: arrow.left
                anchors.rightMargin: Theme.mm(3)
                anchors.verticalCenter: parent.verticalCenter
                height: words.narrow ? caption.height + Math.max(amount.height, detail.height) : Math.max(caption.height + (detail.text !== "" ? detail.height : 0), amount.height)

                Label {
                    id: caption

                    readonly property real longest: Math.min(implicitWidth, inside.width * 0.62)

                    anchors.left: parent.left
                    width: words.narrow ? parent.width : parent.width - amount.width - Theme.mm(6)
                    text: row.title
                    font.pixelSize: Theme.wide ? Theme.caption : Theme.body
                    font.bold: true
                    lineHeight: 0.95
                    horizontalAlignment: Text.AlignLeft
                }

                Label {
                    id: detail
                    anchors.left: parent.left
                    y: caption.height + (words.narrow ? Math.round((Math.max(amount.height, height) - height) / 2) : 0)
                    width: words.narrow ? parent.width - amount.width - Theme.mm(4) : caption.width
                    visible: text !== ""
                    text: {
                        if (!row.payable)
                            return qsTr("Please pay it at the payment desk");
                        return row.lines.length > 1 ? qsTr("%1 items").arg(row.lines.length) : "";
                    }
                    color: row.payable ? Theme.muted : Theme.warm
                    font.pixelSize: row.payable || Theme.wide ? Theme.note : Theme.caption
                }

                AmountText {
                    id: amount
                    anchors.right: parent.right
                    y: words.narrow ? inside.height - height : Math.round((inside.height - height) / 2)
                    width: Math.min(implicitWidth, parent.width)
                    amount: row.bill.amount ?? ""
                    font.pixelSize: Theme.wide ? Theme.body : Theme.lead
                    font.bold: true
                }
            }

            Picture {
                id: arrow
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                name: !row.opens ? "" : row.open ? "icons/fold" : "icons/unfold"
                side: row.opens ? Math.round(Theme.lead * 0.9) : 0
            }
        }
    }

    Repeater {
        model: row.open ? row.lines.length : 0

        ScrollSlice {
            id: line

            required property int index
            readonly property bool last: index === row.lines.length - 1
            readonly property var item: row.lines[index] ?? {}

            width: row.width
            height: money.height + 2 * Theme.mm(Theme.wide ? 1.5 : 2.5) + (last ? Theme.mm(2) : 0)
            scroller: row.scroller
            offset: row.offset

            Card {
                anchors.fill: parent
                radius: 0
                bottomLeftRadius: line.last ? Theme.radius : 0
                bottomRightRadius: bottomLeftRadius
            }

            MoneyLine {
                id: money
                x: row.inset + Theme.mm(2)
                y: Theme.mm(Theme.wide ? 1.5 : 2.5)
                width: parent.width - 2 * x
                label: line.item.text ?? ""
                remark: line.item.quantity ?? ""
                amount: line.item.amount ?? ""
                size: Theme.caption
                labelColor: Theme.ink
            }
        }
    }
}
