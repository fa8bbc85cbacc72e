import QtQuick
import Yima

// What is paid, and by which way: the mark of the channel, its name, the amount.
Card {
    id: card

    required property string channel
    required property string amount
    // Instead of the name of the channel.
    property string label: ""

    readonly property bool marked: which.known && label === ""
    readonly property real inset: Theme.mm(Theme.wide ? 6 : 9)

    implicitHeight: money.height + 2 * Theme.mm(Theme.wide || Theme.large ? 5 : 8)

    Channel {
        id: which
        name: card.channel
    }

    ChannelMark {
        id: mark
        anchors.left: parent.left
        anchors.leftMargin: card.inset
        anchors.verticalCenter: parent.verticalCenter
        visible: card.marked
        channel: card.channel
        side: card.marked ? Math.round(money.size * 1.5) : 0
    }

    MoneyLine {
        id: money
        anchors.left: mark.right
        anchors.leftMargin: card.marked ? Theme.mm(4) : 0
        anchors.right: parent.right
        anchors.rightMargin: card.inset
        anchors.verticalCenter: parent.verticalCenter
        label: card.label !== "" ? card.label : which.known ? which.words : qsTr("You pay now")
        amount: card.amount
        labelColor: Theme.ink
        amountColor: Theme.accent
        size: Theme.wide || Theme.large ? Theme.body : Theme.lead
        amountSize: Theme.display
        strong: true
    }
}
