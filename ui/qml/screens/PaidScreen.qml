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
    required property bool services

    readonly property bool free: channel === "none"
    readonly property bool insured: total !== own
    readonly property real gap: Theme.mm(Theme.wide ? 6 : 8)

    heading: amount.title
    spoken: [qsTr("You have paid. There is nothing more to do for it."), slip === "take" ? qsTr("Please take the receipt below.") : "", more > 0 ? qsTr("There are other bills. You can pay them now, or finish.") : ""].filter(Boolean).join(" ")
    spokenPrivately: [amount.caption, qsTr("%1 yuan").arg(amount.amount.replace(/,/g, ""))].join(" ")
    aloud: Terminal.voice ? "" : slip === "take" ? qsTr("Paid. Please take the receipt below.") : amount.title

    Channel {
        id: which
        name: screen.channel
    }

    PaidCard {
        id: amount
        room: screen.height - order.height - screen.gap - (Theme.wide ? 0 : rest.height + screen.gap)
        x: Theme.start(screen.width, width, 0)
        y: Theme.wide ? Math.max(0, Math.round((screen.height - height - screen.gap - order.height) / 2)) : Math.max(0, Math.round((screen.height - height - rest.height - order.height - 2 * screen.gap) * 0.4))
        width: Theme.wide ? Math.round((screen.width - Theme.gap) * 0.48) : screen.width
        height: Theme.wide ? Math.min(room, Math.max(implicitHeight, rest.height - order.height - screen.gap)) : implicitHeight
        title: qsTr("Paid")
        caption: screen.free ? qsTr("Paid by your insurance") : which.known ? qsTr("Paid with %1").arg(which.words) : qsTr("You have paid")
        amount: screen.free ? screen.total : screen.own
        details: screen.insured && !screen.free ? [qsTr("Of ¥%1 in all, the insurance fund pays ¥%2, your account ¥%3").arg(screen.total).arg(screen.fund).arg(screen.account)] : []
    }

    Column {
        id: rest
        x: Theme.start(screen.width, width, Theme.wide ? amount.width + Theme.gap : 0)
        y: Theme.wide ? Math.max(0, Math.round((screen.height - height) / 2)) : Math.ceil(amount.y + amount.height + screen.gap)
        width: Theme.wide ? screen.width - amount.width - Theme.gap : screen.width
        spacing: screen.gap

        SlipStrip {
            id: paper
            width: parent.width
            slip: screen.slip
            receipt: true
            trouble: screen.troubleTitle
            number: screen.troubleNumber
        }

        Notice {
            width: parent.width
            visible: !screen.told
            prominent: false
            calm: true
            icon: "icons/waiting"
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
                side: Theme.mm(Theme.wide ? (Theme.large ? 62 : 78) : 72)
            }
        }

        Grid {
            id: ways

            readonly property int count: Number(screen.more > 0) + Number(screen.services)
            readonly property real cell: Math.floor((width - (columns - 1) * Theme.gap) / columns)
            readonly property bool stacked: Theme.wide && 2 * Math.max(bills.implicitWidth, services.implicitWidth) + Theme.gap > width

            width: parent.width
            visible: count > 0
            columns: stacked ? 1 : Math.max(1, count)
            columnSpacing: Theme.gap
            rowSpacing: Theme.mm(8)

            QuietButton {
                id: bills
                objectName: "more"
                width: ways.cell
                height: Math.max(implicitHeight, screen.services ? services.implicitHeight : 0)
                visible: screen.more > 0
                text: qsTr("Pay the %1 other bills").arg(screen.more)
                onActivated: Terminal.tap("pay", "")
            }

            QuietButton {
                id: services
                objectName: "services"
                width: ways.cell
                height: Math.max(implicitHeight, screen.more > 0 ? bills.implicitHeight : 0)
                visible: screen.services
                text: qsTr("Other services")
                onActivated: Terminal.tap("services", "")
            }
        }
    }

    OrderNumber {
        id: order
        x: Theme.start(screen.width, width, 0)
        y: Theme.wide ? amount.y + amount.height + screen.gap : rest.y + rest.height + screen.gap
        width: amount.width
        number: screen.number
        size: Theme.caption
        flat: true
    }
}
