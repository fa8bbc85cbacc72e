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
    readonly property bool scanning: scans && !free
    // Holding up one's own code takes no choice and no touch: in elder mode it comes first.
    readonly property bool scanFirst: Terminal.elder && scanning
    readonly property string number: count === 1 ? qsTr("1 bill") : qsTr("%1 bills").arg(count)
    readonly property string summary: what !== "" ? what : count === 1 ? number : qsTr("Total of %1 bills").arg(count)
    readonly property real apart: Theme.mm(Theme.wide ? 8 : Theme.large ? 7 : 12)
    // Where the ways begin on an upright panel, and where the first and the second of them are.
    readonly property real below: Math.ceil(bill.y + bill.height + apart)
    readonly property real both: ways.height + (scanning ? apart + scan.height : 0)
    readonly property real firstStart: {
        if (Theme.wide)
            return trail.height + Math.max(0, Math.round((height - trail.height - both) / 2));
        return free ? height - ways.height : below;
    }
    readonly property real secondStart: Math.ceil(firstStart + (scanFirst ? scan.height : ways.height) + apart)
    // What must be there besides the card with the amounts, the heading and the question.
    readonly property real rest: trail.height + (Theme.wide ? 0 : Theme.mm(2)) + (trouble.active ? trouble.implicitHeight + bill.spacing : 0) + (voucher.active ? voucher.implicitHeight + bill.spacing : 0) + (Theme.wide ? 0 : apart + choices.height + (free ? confirm.height : 0) + (scanning ? apart + scan.least : 0))
    readonly property real headed: title.height + bill.spacing
    readonly property real asked: question.height + ways.spacing
    // In little room the heading gives way, then the question: the trail and the buttons say it, too.
    readonly property bool asking: Theme.wide || rest + card.least + asked <= height
    readonly property bool titled: Theme.wide || (!scanFirst && rest + card.least + asked + headed <= height)

    heading: title.words
    spoken: {
        if (troubleTitle !== "")
            return qsTr("%1. Please choose how you would like to pay.").arg(troubleTitle);
        if (free)
            return qsTr("The insurance pays all of it. Touch the big button to confirm.");
        if (scanning)
            return qsTr("Hold the payment code on your phone up to the camera. Or touch one of the ways to pay and scan the code on the screen.");
        return qsTr("Please touch one of the ways to pay. Then scan the code on the screen with your phone.");
    }
    spokenPrivately: qsTr("You pay %1 yuan.").arg(own.replace(/,/g, ""))
    aloud: advice.words !== "" ? advice.words : Terminal.voice ? "" : troubleTitle !== "" ? troubleTitle : question.words

    Hint {
        id: advice
        name: screen.hint
    }

    ChannelNames {
        id: names
    }

    PayTrail {
        id: trail
        width: screen.width
        step: 2
        bare: trouble.active || voucher.active
    }

    Column {
        id: bill
        x: Theme.start(screen.width, width, 0)
        y: trail.height + (Theme.wide ? Math.max(0, Math.round((screen.height - trail.height - height) / 2)) : Theme.mm(2))
        width: Theme.wide ? Math.round((screen.width - Theme.mm(12)) * 0.48) : screen.width
        spacing: Theme.mm(Theme.wide ? 5 : 7)

        Heading {
            id: title
            room: parent.width
            visible: screen.titled
            words: qsTr("Payment")
        }

        PayBill {
            id: card
            width: parent.width
            room: screen.height - screen.rest - (screen.titled ? screen.headed : 0) - (screen.asking && !Theme.wide ? screen.asked : 0) - (screen.scanFirst && !Theme.wide ? scan.wish - scan.least : 0)
            label: screen.summary
            remark: screen.what !== "" ? screen.number : ""
            total: screen.total
            fund: screen.fund
            account: screen.account
            own: screen.own
        }

        TroubleNotice {
            id: trouble
            width: parent.width
            title: screen.troubleTitle
            advice: screen.troubleAdvice
            brief: Theme.large
            number: screen.troubleNumber
        }

        Loader {
            id: voucher
            width: parent.width
            // What just went wrong comes first.
            active: screen.insurance === "needs_voucher" && !trouble.active
            visible: active
            sourceComponent: Notice {
                prominent: false
                text: qsTr("To have your insurance pay its part, finish here and come back with your insurance e-voucher or identity card.")
            }
        }
    }

    Column {
        id: ways

        readonly property bool rows: Theme.wide || Terminal.elder || screen.channels.length === 1 || names.longest > Math.floor((width - 2 * Theme.gap) / 3) - Theme.mm(6)

        x: Theme.start(screen.width, width, screen.width - width)
        y: screen.scanFirst ? screen.secondStart : screen.firstStart
        width: Theme.wide ? screen.width - bill.width - Theme.mm(12) : screen.width
        spacing: Theme.mm(Theme.wide || Theme.large ? 4 : 7)

        Picture {
            anchors.horizontalCenter: parent.horizontalCenter
            readonly property real room: Theme.wide ? Theme.mm(84) : screen.height - screen.below - question.height - confirm.height - 3 * ways.spacing
            readonly property bool shown: screen.free && room > Theme.mm(60)

            visible: shown
            name: shown ? "illustrations/pay-insured" : ""
            side: Math.min(Theme.mm(128), room)
        }

        Prose {
            id: question
            room: parent.width
            visible: screen.asking
            centred: screen.free && !Theme.wide
            words: {
                if (screen.free)
                    return qsTr("The insurance pays all of it: you have nothing to pay.");
                return screen.scanFirst ? qsTr("Or scan a code on this screen") : qsTr("How would you like to pay?");
            }
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
            id: confirm
            objectName: "confirm"
            width: parent.width
            visible: screen.free
            text: qsTr("Confirm")
            onActivated: Terminal.tap("pay_by", "none")
        }

        // What comes next: the phone reads the code on the glass.
        Picture {
            anchors.horizontalCenter: parent.horizontalCenter
            readonly property real room: screen.height - screen.below - question.height - choices.height - 3 * ways.spacing
            readonly property bool shown: !screen.free && !screen.scans && !Theme.wide && room > Theme.mm(60)

            visible: shown
            name: shown ? "illustrations/pay-scan" : ""
            side: Math.min(Theme.mm(128), room)
        }
    }

    // A payment code on the phone is read at once: no button needed.
    PayCodeScan {
        id: scan
        x: ways.x
        y: screen.scanFirst ? screen.firstStart : screen.secondStart
        width: ways.width
        room: Math.floor(screen.height - ways.height - screen.apart - (Theme.wide ? trail.height : screen.below)) - 1
        foremost: screen.scanFirst
        visible: screen.scanning
        hint: screen.hint
    }
}
