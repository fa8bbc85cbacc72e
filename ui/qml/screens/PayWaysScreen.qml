pragma ComponentBehavior: Bound
import QtQuick
import Yima
import Yima.Components

// Who pays what, and by which way.
Page {
    id: screen

    required property string what
    required property int count
    required property string total
    required property string fund
    required property string account
    required property string own
    required property string insurance
    required property list<string> channels
    required property bool scans
    required property string hint
    required property string troubleTitle
    required property string troubleAdvice
    required property string troubleNumber

    readonly property bool free: channels.length === 0
    readonly property string summary: what === "" ? qsTr("Total of %1 bills").arg(count) : qsTr("%1 · %2 bills").arg(what).arg(count)
    readonly property real apart: Theme.mm(Theme.wide ? 8 : Theme.elder ? 7 : 12)
    // What must be there besides the card with the amounts.
    readonly property real rest: title.height + bill.spacing + (trouble.active ? trouble.implicitHeight + bill.spacing : 0) + (voucher.active ? voucher.implicitHeight + bill.spacing : 0) + (Theme.wide ? 0 : Theme.mm(2) + apart + ways.height + (scan.visible ? apart + scan.least : 0))
    readonly property bool crowded: whole.height + card.frame > height - rest

    heading: title.words
    spoken: advice.words !== "" ? advice.words : troubleTitle !== "" ? troubleTitle : question.words

    Hint {
        id: advice
        name: screen.hint
    }

    Column {
        id: bill
        y: Theme.wide ? Math.max(0, Math.round((screen.height - height) / 2)) : Theme.mm(2)
        width: Theme.wide ? Math.round((screen.width - Theme.mm(12)) * 0.48) : screen.width
        spacing: Theme.mm(Theme.wide ? 5 : 7)

        Heading {
            id: title
            room: parent.width
            words: qsTr("Payment")
        }

        Card {
            id: card

            readonly property real frame: 2 * Theme.mm(Theme.wide ? 7 : Theme.elder ? 8 : 11)

            width: parent.width
            height: table.height + frame

            SplitTable {
                id: table
                x: Theme.padding
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - 2 * Theme.padding
                brief: screen.crowded
                label: screen.summary
                total: screen.total
                fund: screen.fund
                account: screen.account
                own: screen.own
                split: screen.total !== screen.own
            }
        }

        // How high all of it would be, before deciding how much is shown.
        Item {
            visible: false

            SplitTable {
                id: whole
                width: table.width
                label: screen.summary
                total: screen.total
                fund: screen.fund
                account: screen.account
                own: screen.own
                split: table.split
            }
        }

        TroubleNotice {
            id: trouble
            width: parent.width
            title: screen.troubleTitle
            advice: screen.troubleAdvice
            number: screen.troubleNumber
        }

        Loader {
            id: voucher
            width: parent.width
            active: screen.insurance === "needs_voucher" && !(Theme.elder && trouble.active)
            visible: active
            sourceComponent: Notice {
                prominent: false
                text: qsTr("To have your insurance pay its part, finish here and come back with your insurance e-voucher or identity card.")
            }
        }
    }

    Column {
        id: ways

        readonly property bool rows: Theme.wide || screen.channels.length === 1

        x: screen.width - width
        y: {
            if (Theme.wide)
                return Math.max(0, Math.round((screen.height - height - (scan.visible ? scan.height + screen.apart : 0)) / 2));
            return screen.free ? screen.height - height : bill.y + bill.height + screen.apart;
        }
        width: Theme.wide ? screen.width - bill.width - Theme.mm(12) : screen.width
        spacing: Theme.mm(Theme.wide ? 5 : 7)

        Prose {
            id: question
            room: parent.width
            centred: false
            words: screen.free ? qsTr("The insurance pays all of it: you have nothing to pay.") : qsTr("How would you like to pay?")
            font.pixelSize: Theme.lead
            font.bold: true
        }

        Grid {
            id: choices
            width: parent.width
            columns: ways.rows ? 1 : Math.max(1, screen.channels.length)
            spacing: Theme.gap

            Repeater {
                model: screen.channels

                ChannelButton {
                    required property string modelData

                    objectName: "by_" + modelData
                    channel: modelData
                    upright: !ways.rows
                    width: Math.floor((choices.width - (choices.columns - 1) * choices.spacing) / choices.columns)
                    onActivated: Terminal.tap("pay_by", modelData)
                }
            }
        }

        PrimaryButton {
            objectName: "confirm"
            width: parent.width
            visible: screen.free
            text: qsTr("Confirm")
            onActivated: Terminal.tap("pay_by", "none")
        }
    }

    Picture {
        readonly property real start: bill.y + bill.height
        readonly property real room: ways.y - start

        x: Math.round((screen.width - width) / 2)
        y: start + Math.round((room - height) / 2)
        visible: screen.free && !Theme.wide && room > Theme.mm(70)
        name: screen.free ? "illustrations/pay-nothing" : ""
        side: Math.min(Theme.mm(110), room - 2 * Theme.gap)
    }

    // A payment code on the phone is read at once: no button needed.
    PayCodeScan {
        id: scan
        x: ways.x
        y: ways.y + ways.height + screen.apart
        width: ways.width
        room: screen.height - ways.height - screen.apart - (Theme.wide ? 0 : bill.y + bill.height + screen.apart)
        visible: screen.scans && !screen.free
        hint: screen.hint
    }
}
