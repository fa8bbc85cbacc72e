import QtQuick
import Yima

// The card with who pays what; where all of it would not fit, with what is paid now alone.
Card {
    id: card

    // The height there is.
    required property real room
    required property string label
    required property string remark
    required property string total
    required property string fund
    required property string account
    required property string own

    readonly property real frame: 2 * Theme.mm(Theme.wide ? 7 : Theme.large ? 8 : 11)

    // With what is paid now alone.
    readonly property real least: table.ownHeight + frame

    height: (table.brief ? table.ownHeight : table.wholeHeight) + frame

    SplitTable {
        id: table
        x: Theme.padding
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - 2 * Theme.padding
        brief: wholeHeight + card.frame > card.room
        label: card.label
        remark: card.remark
        total: card.total
        fund: card.fund
        account: card.account
        own: card.own
        split: card.total !== card.own
    }
}
