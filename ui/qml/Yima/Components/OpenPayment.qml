import QtQuick
import Yima

// What becomes of money that did not simply arrive: what happened, the number to keep, the paper.
Item {
    id: message

    required property string picture
    required property string title
    required property string advice
    // Why it is so, where that is known.
    property string reason: ""
    required property string amount
    required property string number
    required property string slip
    property string further: ""
    property string troubleTitle: ""
    property string troubleNumber: ""
    // For staff.
    property string footnote: ""
    // Something is not to be done.
    property bool caution: false

    readonly property real gap: Theme.mm(Theme.wide ? 6 : 9)

    Picture {
        id: art

        readonly property real room: (Theme.wide ? message.height : keep.y - message.gap) - words.height - message.gap

        x: Theme.wide ? 0 : Math.round((message.width - width) / 2)
        y: words.y - message.gap - height
        visible: room >= Theme.mm(44)
        name: visible ? message.picture : ""
        side: Math.min(Theme.mm(Theme.wide ? 84 : 116), room)
    }

    Column {
        id: words
        y: {
            const space = Theme.wide ? message.height : keep.y - message.gap;
            const above = art.visible ? art.side + message.gap : 0;
            return Math.max(0, Math.round((space - above - height) / 2)) + above;
        }
        width: Theme.wide ? Math.round((message.width - Theme.mm(14)) * 0.5) : message.width
        spacing: Theme.mm(Theme.wide || Theme.elder ? 5 : 7)

        Heading {
            room: parent.width
            words: message.title
            color: message.caution ? Theme.warm : Theme.ink
            font.pixelSize: Theme.display * 0.92
            centred: !Theme.wide
        }

        Prose {
            room: parent.width
            visible: text !== ""
            words: message.reason
            font.pixelSize: Theme.wide || Theme.elder ? Theme.body : Theme.lead
            font.bold: true
        }

        Prose {
            room: parent.width
            words: message.advice
            color: Theme.ink
            font.pixelSize: Theme.wide || Theme.elder ? Theme.body : Theme.lead
        }

        Prose {
            room: parent.width
            visible: text !== ""
            words: message.further
            color: Theme.accent
            font.pixelSize: Theme.wide ? Theme.caption : Theme.body
        }
    }

    Column {
        id: keep
        x: Theme.wide ? words.width + Theme.mm(14) : 0
        y: Theme.wide ? Math.max(0, Math.round((message.height - height) / 2)) : message.height - height
        width: message.width - x
        spacing: Theme.gap

        Card {
            width: parent.width
            height: facts.height + 2 * Theme.mm(Theme.elder ? 5 : Theme.wide ? 8 : 10)

            Column {
                id: facts
                x: Theme.padding
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - 2 * Theme.padding
                spacing: Theme.mm(Theme.wide || Theme.elder ? 3 : 5)

                OrderNumber {
                    width: parent.width
                    number: message.number
                }

                Rectangle {
                    width: parent.width
                    height: Theme.hairline * 2
                    color: Theme.line
                }

                MoneyLine {
                    width: parent.width
                    label: qsTr("Amount")
                    amount: message.amount
                    size: Theme.wide ? Theme.caption : Theme.body
                    amountSize: Theme.heading
                    strong: true
                }
            }
        }

        SlipStrip {
            width: parent.width
            slip: message.slip
            receipt: false
            trouble: message.troubleTitle
            number: message.troubleNumber
        }

        Label {
            width: parent.width
            visible: text !== ""
            text: message.footnote
            color: Theme.muted
            font.pixelSize: Theme.note
            horizontalAlignment: Text.AlignRight
            Accessible.name: qsTr("For our staff: %1").arg(text)
        }
    }
}
