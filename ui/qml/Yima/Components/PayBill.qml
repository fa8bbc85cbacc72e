import QtQuick
import Yima

// The card with who pays what; where all of it would not fit, with what is paid now alone.
Card {
    id: card

    // The height there is.
    required property real room
    required property string label
    required property string total
    required property string fund
    required property string account
    required property string own

    readonly property real frame: 2 * Theme.mm(Theme.wide ? 7 : Theme.large ? 8 : 11)

    // With what is paid now alone.
    readonly property real least: whole.ownHeight + frame

    height: table.height + frame

    SplitTable {
        id: table
        x: Theme.padding
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - 2 * Theme.padding
        brief: whole.height + card.frame > card.room
        label: card.label
        total: card.total
        fund: card.fund
        account: card.account
        own: card.own
        split: card.total !== card.own
    }

    // How high all of it would be, before deciding how much is shown.
    Item {
        visible: false

        SplitTable {
            id: whole
            width: table.width
            label: card.label
            total: card.total
            fund: card.fund
            account: card.account
            own: card.own
            split: table.split
        }
    }
}
