import QtQuick
import Yima

// What has become of the paper. `ticket` is a value of TicketState; `trouble` says why there is none,
// `number` the same for our staff.
Notice {
    id: strip

    required property string ticket
    property string trouble: ""
    property string number: ""
    property bool hasNumber: true

    property bool roomy: true

    // What a hand has to do now is drawn, where there is room for it.
    readonly property bool illustrated: ticket === "take" && roomy && !Theme.wide && !Theme.large

    visible: ticket !== "none"
    icon: {
        if (ticket === "failed")
            return "icons/no-ticket";
        return illustrated ? "illustrations/take-ticket" : "icons/ticket";
    }
    iconSide: illustrated ? Theme.mm(46) : Theme.lead * (Theme.wide ? 1.4 : 1.9)
    text: {
        switch (ticket) {
        case "printing":
            return qsTr("Your ticket is being printed…");
        case "take":
            return qsTr("Please take the ticket below");
        default:
            return hasNumber ? qsTr("Please remember your number") : qsTr("You do not need a ticket");
        }
    }
    // Larger text has no room for why: the number above has to stay large.
    detail: ticket === "failed" ? Figures.line([Theme.large ? "" : trouble, number], "\u00a0·\u00a0") : ""
}
