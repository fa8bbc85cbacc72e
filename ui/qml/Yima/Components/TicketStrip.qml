import QtQuick

// What has become of the paper. `ticket` is a value of TicketState; `trouble` says why there is none,
// `number` the same for our staff.
Notice {
    id: strip

    required property string ticket
    property string trouble: ""
    property string number: ""
    property bool hasNumber: true

    visible: ticket !== "none"
    icon: ticket === "failed" ? "icons/no-ticket" : "icons/ticket"
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
    detail: ticket === "failed" ? [trouble, number].filter(Boolean).join("\u00a0·\u00a0") : ""
}
