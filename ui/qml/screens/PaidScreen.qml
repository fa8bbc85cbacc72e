pragma ComponentBehavior: Bound
import QtQuick
import Yima
import Yima.Components

// The money is in: how much, the e-invoice, the paper.
Page {
    id: screen

    required property string own
    required property string total
    required property string fund
    required property string account
    required property string channel
    required property string number
    required property bool told
    required property string invoice
    required property string slip
    required property string troubleTitle
    required property string troubleAdvice
    required property string troubleNumber
    required property bool canReprint
    required property int more
    required property int secondsLeft

    readonly property bool free: channel === "none"
    readonly property bool insured: total !== own
    readonly property real gap: Theme.mm(Theme.wide ? 6 : 8)

    heading: title.words
    spoken: slip === "take" ? `${title.words}. ${paper.text}` : title.words

    Channel {
        id: which
        name: screen.channel
    }

    Heading {
        id: title
        y: Theme.wide ? Math.max(0, Math.round((screen.height - height - screen.gap - Math.max(amount.height + screen.gap + order.height, rest.height)) / 2)) : Theme.mm(2)
        room: screen.width
        words: qsTr("Paid")
        color: Theme.accent
        centred: true
    }

    PaidCard {
        id: amount
        room: screen.height - title.height - order.height - 2 * screen.gap - (Theme.wide ? 0 : rest.height + screen.gap + Theme.mm(2))

        y: Math.ceil(title.y + title.height + screen.gap)
        width: Theme.wide ? Math.round((screen.width - Theme.gap) * 0.46) : screen.width
        height: Theme.wide ? Math.min(room, Math.max(implicitHeight, rest.height - order.height - screen.gap)) : Math.min(implicitHeight, room)
        caption: screen.free ? qsTr("Paid by your insurance") : which.known ? qsTr("Paid with %1").arg(which.words) : qsTr("You have paid")
        amount: screen.free ? screen.total : screen.own
        details: screen.insured && !screen.free ? [qsTr("Of ¥%1 in all, the insurance fund pays ¥%2, your account ¥%3").arg(screen.total).arg(screen.fund).arg(screen.account)] : []
    }

    Column {
        id: rest
        x: Theme.wide ? amount.width + Theme.gap : 0
        y: Theme.wide ? amount.y : Math.ceil(amount.y + amount.height + screen.gap)
        width: screen.width - x
        spacing: screen.gap

        Notice {
            width: parent.width
            visible: !screen.told
            prominent: false
            text: qsTr("The hospital's system enters it a little later, by itself. There is nothing more to pay.")
        }

        Loader {
            width: parent.width
            active: screen.invoice !== ""
            visible: active && (item as QrCard).drawn
            sourceComponent: QrCard {
                code: screen.invoice
                title: qsTr("Electronic invoice")
                detail: qsTr("Scan it with your phone to keep it")
                beside: true
                side: Theme.mm(Theme.wide ? (Theme.elder ? 62 : 78) : (Theme.elder ? 72 : 84))
            }
        }

        SlipStrip {
            id: paper
            width: parent.width
            slip: screen.slip
            receipt: true
            trouble: screen.troubleTitle
            number: screen.troubleNumber
        }

        QuietButton {
            objectName: "more"
            width: parent.width
            visible: screen.more > 0
            text: qsTr("Pay the %1 other bills").arg(screen.more)
            onActivated: Terminal.tap("pay", "")
        }
    }

    OrderNumber {
        id: order
        x: 0
        y: Theme.wide ? amount.y + amount.height + screen.gap : rest.y + rest.height + screen.gap
        width: amount.width
        number: screen.number
        size: Theme.caption
        flat: true
    }
}
