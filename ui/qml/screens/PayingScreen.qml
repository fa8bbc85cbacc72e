pragma ComponentBehavior: Bound
import QtQuick
import Yima
import Yima.Components

// A payment in progress, phase by phase.
Page {
    id: screen

    required property string phase
    required property string channel
    required property string own
    required property string code
    required property int secondsLeft
    required property int waitingSeconds
    required property bool covered

    readonly property bool shown: phase === "shown"
    // Somebody has to do something on a phone; else there is nothing to do but wait.
    readonly property bool byHand: shown || phase === "confirming"
    // The code that there is cannot be drawn: another way is left.
    readonly property bool undrawn: shown && codeCard.item !== null && !codeCard.drawn
    readonly property string timeLeft: {
        if (!byHand || secondsLeft < 0)
            return "";
        const minutes = Math.floor(secondsLeft / 60);
        const seconds = secondsLeft % 60;
        return minutes > 0 ? qsTr("%1 min %2 s left").arg(minutes).arg(seconds) : qsTr("%1 s left").arg(seconds);
    }
    readonly property string advice: {
        switch (phase) {
        case "shown":
            return undrawn ? qsTr("This code cannot be shown here. Please choose another way.") : "";
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

    heading: title.words
    spoken: shown && !undrawn ? which.scanWords : title.words

    Channel {
        id: which
        name: screen.channel
    }

    Column {
        id: words
        y: Theme.wide ? Math.max(0, Math.round((screen.height - height) / 2)) : Theme.mm(2)
        width: Theme.wide ? Math.round((screen.width - Theme.mm(14)) * 0.5) : screen.width
        spacing: Theme.mm(Theme.wide ? 6 : 7)

        Heading {
            id: title
            room: parent.width
            words: {
                switch (screen.phase) {
                case "shown":
                    return qsTr("Scan to pay");
                case "confirming":
                    return qsTr("Please confirm on your phone");
                case "checking":
                    return qsTr("Being checked: please do not pay again");
                case "finishing":
                    return screen.channel === "none" ? qsTr("Being settled with your insurance") : qsTr("Your money has arrived");
                case "closing":
                    return qsTr("Cancelling the payment…");
                case "returning":
                    return qsTr("Your money is going back…");
                default:
                    return qsTr("Preparing the payment…");
                }
            }
            color: screen.phase === "checking" ? Theme.warm : screen.phase === "finishing" ? Theme.accent : Theme.ink
        }

        Card {
            width: parent.width
            height: money.height + 2 * Theme.mm(Theme.wide ? 6 : 8)

            MoneyLine {
                id: money
                x: Theme.padding
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - 2 * Theme.padding
                label: screen.shown || !which.known ? qsTr("You pay now") : which.words
                amount: screen.own
                labelColor: Theme.ink
                amountColor: Theme.accent
                size: Theme.wide ? Theme.body : Theme.lead
                amountSize: Theme.display
                strong: true
            }
        }

        Prose {
            room: parent.width
            visible: text !== ""
            centred: false
            words: screen.advice
            color: Theme.muted
            font.pixelSize: Theme.wide ? Theme.body : Theme.lead
        }

        QuietButton {
            id: otherHere
            objectName: visible ? "otherWay" : ""
            width: parent.width
            visible: Theme.wide && screen.byHand
            text: other.text
            onActivated: Terminal.tap("other_way", "")
        }
    }

    Item {
        id: stage
        x: Theme.wide ? words.width + Theme.mm(14) : 0
        y: Theme.wide ? 0 : Math.ceil(words.y + words.height + Theme.mm(8))
        width: screen.width - x
        height: (other.visible ? other.y - Theme.mm(8) : screen.height) - y

        Loader {
            id: codeCard

            readonly property bool drawn: (item as QrCard)?.drawn ?? false

            width: parent.width
            active: screen.shown
            visible: drawn
            y: Theme.wide ? Math.round((stage.height - height) / 2) : 0
            sourceComponent: QrCard {
                code: screen.code
                title: which.scanWords
                titleSize: Theme.wide ? Theme.body : Theme.lead
                channel: screen.channel
                purpose: qsTr("Code to pay with")
                side: Math.min(Theme.mm(Theme.wide ? 118 : 190), width - Theme.mm(12), stage.height - Theme.mm(Theme.elder ? 72 : 56))

                TimeLeft {
                    width: parent.width
                    words: screen.timeLeft
                    urgent: screen.secondsLeft <= 30
                }
            }
        }

        Column {
            y: Math.round((stage.height - height) * 0.42)
            width: parent.width
            spacing: Theme.mm(Theme.wide ? 6 : 10)
            visible: !codeCard.drawn

            Item {
                width: parent.width
                height: art.height

                Picture {
                    id: art
                    anchors.horizontalCenter: parent.horizontalCenter
                    side: Math.min(Theme.mm(Theme.wide ? 96 : 130), stage.height * (Theme.elder ? 0.46 : 0.6))
                    name: {
                        switch (screen.phase) {
                        case "shown":
                        case "confirming":
                            return "illustrations/pay-confirm";
                        case "checking":
                            return "illustrations/pay-checking";
                        case "finishing":
                            return "illustrations/pay-arrived";
                        case "returning":
                            return "illustrations/pay-returning";
                        default:
                            return "illustrations/pay-looking";
                        }
                    }
                }
            }

            TimeLeft {
                width: parent.width
                visible: words !== ""
                words: screen.timeLeft
                urgent: screen.secondsLeft <= 30
            }

            Waiting {
                width: parent.width
                visible: !screen.byHand
                seconds: screen.waitingSeconds
                slowWords: screen.channel === "none" ? qsTr("The hospital is slow to answer. There is nothing that you have to do.") : screen.phase === "finishing" ? qsTr("The hospital is slow to answer. Your money has arrived: do not pay again.") : qsTr("The payment system is slow to answer. We keep asking: please do not pay again.")
                stuckWords: slowWords
            }
        }
    }

    QuietButton {
        id: other
        objectName: visible ? "otherWay" : ""
        y: screen.height - height
        width: screen.width
        visible: !Theme.wide && screen.byHand
        text: qsTr("Pay in another way")
        onActivated: Terminal.tap("other_way", "")
    }
}
