import QtQuick
import Yima

// What becomes of money that did not simply arrive: what happened and what not to do, the number to
// keep, the paper.
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

    readonly property real gap: Theme.mm(Theme.wide ? 6 : Theme.large ? 7 : 10)
    readonly property real inset: Theme.mm(much ? 4 : Theme.wide || Theme.large ? 6 : 11)
    // Large words, and much to say: why it is so, and why there is no slip.
    readonly property bool much: Theme.large && reason !== "" && slip === "failed"
    // On a tint accent is too pale; where there are no tints it is the darker.
    readonly property color goodInk: Theme.highContrast ? Theme.accent : Theme.accentPressed
    // What the words may take at most.
    readonly property real room: Theme.wide ? height : keep.y - gap

    Card {
        id: told
        x: Theme.start(message.width, width, 0)
        y: Theme.wide ? Math.max(0, Math.round((message.height - height) / 2)) : Math.max(0, Math.round((message.room - height) / 2))
        width: Theme.wide ? Math.round((message.width - Theme.mm(8)) * 0.52) : message.width
        height: Math.min(message.room, words.height + 2 * message.inset + (art.shown ? art.height + message.gap : 0))
        color: message.caution ? Theme.warmTint : Theme.accentTint
        border.color: message.caution ? Theme.warmLine : Theme.highContrast ? Theme.line : Theme.accentTint

        Picture {
            id: art

            readonly property real room: message.room - words.height - message.gap - 2 * message.inset
            readonly property bool shown: room >= Theme.mm(36)

            x: Theme.start(told.width, width, Theme.wide ? message.inset : Math.round((told.width - width) / 2))
            y: message.inset
            visible: shown
            name: shown ? message.picture : ""
            side: Math.min(Theme.mm(Theme.wide ? 76 : 112), room)
        }

        Column {
            id: words

            readonly property real whole: title.height + advice.height + further.height + 2 * spacing + (reason.text !== "" ? reason.height + spacing : 0)

            x: Theme.start(told.width, width, message.inset)
            y: art.shown ? art.y + art.height + message.gap : Math.round((told.height - height) / 2)
            width: told.width - 2 * message.inset
            spacing: Theme.mm(Theme.wide || Theme.large ? 4 : 6)

            Heading {
                id: title
                room: parent.width
                words: message.title
                color: message.caution ? Theme.warm : message.goodInk
                font.pixelSize: message.much ? Theme.lead : Theme.large ? Theme.heading : Theme.display * 0.92
                centred: !Theme.wide
            }

            Prose {
                id: reason
                room: parent.width
                visible: text !== ""
                words: message.reason
                font.pixelSize: Theme.wide || Theme.large ? Theme.body : Theme.lead
                font.bold: true
            }

            Prose {
                id: advice
                room: parent.width
                visible: text !== ""
                words: message.advice
                font.pixelSize: Theme.wide || Theme.large ? Theme.body : Theme.lead
            }

            // What the title or the slip says as well: it gives way where all of it does not fit.
            Prose {
                id: further
                room: parent.width
                visible: message.further !== "" && words.whole <= message.room - 2 * message.inset
                words: message.further
                color: message.caution ? Theme.warm : message.goodInk
                font.pixelSize: Theme.wide ? Theme.caption : Theme.body
            }
        }
    }

    Column {
        id: keep
        x: Theme.start(message.width, width, Theme.wide ? told.width + Theme.mm(8) : 0)
        y: Theme.wide ? Math.max(0, Math.round((message.height - height) / 2)) : message.height - height
        width: Theme.wide ? message.width - told.width - Theme.mm(8) : message.width
        spacing: Theme.wide || Theme.large ? Theme.mm(5) : Theme.gap

        Card {
            width: parent.width
            height: facts.height + 2 * Theme.mm(Theme.large ? 4 : Theme.wide ? 7 : 10)

            Column {
                id: facts
                x: Math.round((parent.width - width) / 2)
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - 2 * Theme.mm(Theme.wide ? 7 : 11)
                spacing: Theme.mm(Theme.wide || Theme.large ? 3 : 5)

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
