import QtQuick
import Yima

// What has become of the paper about money: a receipt, or the slip of an open payment. `slip` is a
// value of TicketState; `trouble` says why there is none, `number` the same for our staff.
Notice {
    id: strip

    required property string slip
    required property bool receipt
    property string trouble: ""
    property string number: ""

    readonly property bool illustrated: slip === "take" && !Theme.wide && !Theme.large

    visible: slip !== "none"
    icon: {
        if (slip === "failed")
            return "icons/no-ticket";
        return illustrated ? "illustrations/take-ticket" : "icons/ticket";
    }
    iconSide: illustrated ? Theme.mm(32) : Theme.lead * (Theme.wide ? 1.4 : 1.9)
    text: {
        switch (slip) {
        case "printing":
            return receipt ? qsTr("Your receipt is being printed…") : qsTr("Your slip is being printed…");
        case "take":
            return receipt ? qsTr("Please take the receipt below") : qsTr("Please take the slip below");
        default:
            return receipt ? qsTr("No paper receipt this time") : qsTr("Please copy the number, or take a photo of it");
        }
    }
    detail: slip === "failed" ? [Theme.large ? "" : trouble, number].filter(Boolean).join("\u00a0·\u00a0") : ""
}
