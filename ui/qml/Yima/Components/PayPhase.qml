import QtQuick

// What each phase of a payment is called, shows and advises. `phase` is a value of PayPhase.
QtObject {
    id: says

    required property string phase
    // The code of phase `shown` is on the glass.
    required property bool drawn
    // There is nothing to pay but what the insurance does.
    required property bool insured

    readonly property bool caution: phase === "checking"
    readonly property bool good: phase === "finishing"

    readonly property string title: {
        switch (phase) {
        case "shown":
            return qsTr("Scan to pay");
        case "confirming":
            return qsTr("Please confirm on your phone");
        case "checking":
            return qsTr("Being checked: please do not pay again");
        case "finishing":
            return insured ? qsTr("Being settled with your insurance") : qsTr("Your money has arrived");
        case "closing":
            return qsTr("Cancelling the payment…");
        case "returning":
            return qsTr("Your money is going back…");
        default:
            return qsTr("Preparing the payment…");
        }
    }

    readonly property string advice: {
        switch (phase) {
        case "shown":
            return drawn ? "" : qsTr("This code cannot be shown here. Please choose another way.");
        case "confirming":
            return qsTr("Enter your password there, or agree. Then this screen goes on by itself.");
        case "checking":
            return qsTr("We ask the payment system what became of it. Please stay here.");
        case "finishing":
            return qsTr("Hospital and insurance are being told. Please wait a moment.");
        case "closing":
            return qsTr("We make sure that nothing is taken any more. Please do not pay now.");
        case "returning":
            return qsTr("It goes back the way it came. Please wait for your slip.");
        default:
            return qsTr("Please wait a moment.");
        }
    }

    readonly property string spoken: {
        switch (phase) {
        case "shown":
            return drawn ? qsTr("Please scan the code on the screen with your phone to pay. After paying, please wait: this page goes on by itself.") : advice;
        case "confirming":
            return qsTr("Please enter your password on your phone, or agree there. Then this page goes on by itself.");
        case "checking":
            return qsTr("The payment is being checked. Please do not pay again, and stay here.");
        case "finishing":
            return insured ? qsTr("The insurance is settling your bill. Please wait a moment.") : qsTr("Your money has arrived. The hospital is being told. Please wait a moment.");
        case "closing":
            return qsTr("The payment is being cancelled. Please do not pay now.");
        case "returning":
            return qsTr("Your money is going back to you. Please wait for your slip.");
        default:
            return qsTr("The payment is being prepared. Please wait a moment.");
        }
    }

    readonly property string slow: {
        if (insured)
            return qsTr("The hospital is slow to answer. There is nothing that you have to do.");
        if (phase === "finishing")
            return qsTr("The hospital is slow to answer. Your money has arrived: do not pay again.");
        return qsTr("The payment system is slow to answer. We keep asking: please do not pay again.");
    }

    readonly property string picture: {
        switch (phase) {
        case "shown":
        case "confirming":
            return "illustrations/pay-confirm";
        case "checking":
            return "illustrations/pay-checking";
        case "finishing":
            return insured ? "illustrations/pay-insured" : "illustrations/pay-arrived";
        case "closing":
            return "illustrations/pay-closing";
        case "returning":
            return "illustrations/pay-returning";
        default:
            return "illustrations/pay-preparing";
        }
    }
}
