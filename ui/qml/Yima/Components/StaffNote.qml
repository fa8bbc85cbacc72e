import QtQuick
import Yima

// What staff should see in passing; small, since patients need not mind it.
Label {
    id: note

    // A value of kiosk.session.screens.StaffNote.
    required property string about
    required property int daysLeft
    required property int openOrders
    required property int doubtfulPrints

    objectName: "staffNote"
    horizontalAlignment: Text.AlignHCenter
    color: Theme.muted
    font.pixelSize: Theme.note
    text: {
        switch (about) {
        case "list_ageing":
            return qsTr("For our staff: N-206 · the trust list has not been refreshed, days left: %1").arg(daysLeft);
        case "list_stale":
            return qsTr("For our staff: E-206 · the trust list is too old, cards cannot be checked offline");
        case "clock_suspect":
            return qsTr("For our staff: E-207 · the clock of this terminal is wrong");
        case "camera_trouble":
            return qsTr("For our staff: the camera shows nothing, the barcode scanner works");
        case "scanner_offline":
            return qsTr("For our staff: the barcode scanner does not answer, the camera works");
        case "orders_open":
            return qsTr("For our staff: payments that need a person: %1").arg(openOrders);
        case "prints_in_doubt":
            return qsTr("For our staff: report prints that may not have come out: %1").arg(doubtfulPrints);
        case "report_printer_trouble":
            return qsTr("For our staff: the report printer does not print");
        case "paper_low":
            return qsTr("For our staff: paper is running low");
        case "toner_low":
            return qsTr("For our staff: toner is running low");
        case "payments_down":
            return qsTr("For our staff: no payments can be taken just now");
        case "release_refused":
            return qsTr("For our staff: N-509 · an update did not work here, the former version runs");
        default:
            return qsTr("For our staff: the lamp over the camera does not switch");
        }
    }
}
