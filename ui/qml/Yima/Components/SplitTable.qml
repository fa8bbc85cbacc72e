import QtQuick
import Yima

// Who pays what: the total, less the fund, less the account, is what is paid now.
Column {
    id: table

    required property string label
    required property string remark
    required property string total
    required property string fund
    required property string account
    required property string own
    // Whether the insurance has a part at all.
    required property bool split
    // Only what is paid now.
    property bool brief: false
    property real size: Theme.wide ? Theme.caption : Theme.body

    // What is paid now alone, and all of it: each is known whichever is shown.
    readonly property real ownHeight: now.implicitHeight
    readonly property real wholeHeight: [whole, ...(split ? [byFund, byAccount] : []), rule, now].reduce((height, line) => height + line.implicitHeight + spacing, -spacing)

    spacing: Theme.mm(Theme.wide ? 2 : 4)

    MoneyLine {
        id: whole
        width: parent.width
        visible: !table.brief
        label: table.label
        remark: table.remark
        amount: table.total
        size: table.size
    }

    MoneyLine {
        id: byFund
        width: parent.width
        visible: table.split && !table.brief
        label: qsTr("The insurance fund pays")
        amount: table.fund
        off: true
        size: table.size
    }

    MoneyLine {
        id: byAccount
        width: parent.width
        visible: table.split && !table.brief
        label: qsTr("Your insurance account pays")
        amount: table.account
        off: true
        size: table.size
    }

    Rectangle {
        id: rule
        width: parent.width
        visible: !table.brief
        implicitHeight: Theme.hairline * 2
        color: Theme.line
    }

    MoneyLine {
        id: now
        width: parent.width
        label: qsTr("You pay now")
        amount: table.own
        labelColor: Theme.ink
        amountColor: Theme.accent
        size: Theme.wide ? Theme.body : Theme.lead
        amountSize: Theme.display
        strong: true
    }
}
