pragma ComponentBehavior: Bound
import QtQuick
import Yima

// The code to pay by: what to do, how much, and the code, as large as there is room for.
Item {
    id: shown

    required property string channel
    required property string amount
    required property string code
    required property string title
    required property string timeLeft
    required property bool urgent

    readonly property bool drawn: card.drawn
    readonly property real gutter: Theme.mm(14)

    Channel {
        id: which
        name: shown.channel
    }

    Column {
        id: words
        x: Theme.start(shown.width, width, 0)
        y: Theme.wide ? Math.max(0, Math.round((shown.height - height) / 2)) : 0
        width: Theme.wide ? Math.round((shown.width - shown.gutter) * 0.48) : shown.width
        spacing: Theme.mm(Theme.wide ? 6 : 7)

        Picture {
            readonly property real room: shown.height - title.height - money.height - 2 * words.spacing
            readonly property bool shown: Theme.wide && room >= Theme.mm(44)

            visible: shown
            name: shown ? "illustrations/pay-scan" : ""
            side: Math.min(Theme.mm(84), room)
        }

        Heading {
            id: title
            room: parent.width
            words: shown.title
        }

        PayAmount {
            id: money
            width: parent.width
            channel: shown.channel
            amount: shown.amount
            label: qsTr("You pay now")
        }
    }

    QrCard {
        id: card

        readonly property real start: Theme.wide ? 0 : Math.ceil(words.height + Theme.mm(8))

        x: Theme.start(shown.width, width, Theme.wide ? words.width + shown.gutter : 0)
        y: Theme.wide ? Math.round((shown.height - height) / 2) : start
        width: Theme.wide ? shown.width - words.width - shown.gutter : shown.width
        code: shown.code
        title: which.scanWords
        titleSize: Theme.wide || Theme.large ? Theme.body : Theme.lead
        channel: shown.channel
        purpose: qsTr("Code to pay with")
        side: Math.min(Theme.mm(Theme.wide ? 124 : 190), width - 2 * plate, shown.height - start - wordsHeight - 2 * inset)

        TimeLeft {
            width: parent.width
            words: shown.timeLeft
            urgent: shown.urgent
        }
    }
}
