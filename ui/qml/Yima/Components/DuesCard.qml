import QtQuick
import Yima

// What can be paid here: amount and count, or the errand alone where neither is known before it is
// asked. The whole card is the button. `dues` has the fields of Dues; empty: nothing to pay here.
Tappable {
    id: card

    required property var dues
    // In one line, where room is scarce.
    property bool flat: Theme.wide || Theme.elder
    // Half as wide: what it is and how much, one above the other.
    property bool narrow: false
    // The errand alone, where there is no room for how much it is.
    property bool brief: false

    readonly property bool due: dues.count !== undefined
    readonly property bool counted: due && dues.count >= 0 && !brief
    readonly property string bills: counted ? qsTr("%1 bills").arg(dues.count) : ""

    objectName: "dues"
    visible: due
    name: counted ? `${caption.text} ¥${dues.amount}, ${bills}` : caption.text
    radius: Theme.radius
    implicitHeight: due ? Math.max(words.height + 2 * Theme.mm(flat ? 3 : 7), Theme.mm(Theme.wide ? 20 : 30)) : 0
    onActivated: Terminal.tap("pay", "")

    Card {
        anchors.fill: parent
        z: -1
        color: card.pressed ? Theme.pressed : Theme.card
    }

    // One line on a low panel or in large text, else the amount on a line of its own.
    Column {
        id: words
        anchors.left: parent.left
        anchors.leftMargin: card.narrow ? Theme.mm(Theme.wide ? 6 : 9) : Theme.padding
        anchors.right: arrow.left
        anchors.rightMargin: Theme.mm(4)
        anchors.verticalCenter: parent.verticalCenter

        Label {
            id: caption
            width: parent.width
            visible: card.narrow || !(card.flat && card.counted)
            text: card.counted ? qsTr("To pay") : qsTr("Pay bills")
            color: card.counted ? Theme.muted : Theme.ink
            font.pixelSize: card.counted ? Theme.caption : Theme.lead
            font.bold: !card.counted
            Accessible.ignored: true
        }

        MoneyLine {
            width: parent.width
            visible: card.flat && card.counted && !card.narrow
            label: caption.text
            remark: card.bills
            amount: card.counted ? card.dues.amount : ""
            size: Theme.caption
            amountSize: Theme.lead
            strong: true
            labelColor: Theme.ink
        }

        Item {
            width: parent.width
            height: figure.height
            visible: card.counted && (card.narrow || !card.flat)

            // Not asked of the text itself: its width changes with the room it is given.
            TextMetrics {
                id: whole
                font.family: figure.font.family
                font.pixelSize: figure.font.pixelSize
                font.bold: true
                text: figure.text
            }

            AmountText {
                id: figure
                width: Math.min(Math.ceil(whole.advanceWidth) + 1, card.narrow ? parent.width : parent.width - count.implicitWidth - Theme.mm(6))
                amount: card.counted ? card.dues.amount : ""
                font.pixelSize: card.narrow && card.flat ? Theme.lead : Theme.heading
                font.bold: true
                Accessible.ignored: true
            }

            Label {
                id: count
                anchors.right: parent.right
                anchors.baseline: figure.baseline
                visible: !card.narrow
                text: card.bills
                color: Theme.muted
                font.pixelSize: Theme.caption
                Accessible.ignored: true
            }
        }
    }

    Picture {
        id: arrow
        anchors.right: parent.right
        anchors.rightMargin: Theme.mm(Theme.wide || card.narrow ? 5 : 9)
        anchors.verticalCenter: parent.verticalCenter
        name: "icons/onward"
        side: Theme.lead
    }
}
