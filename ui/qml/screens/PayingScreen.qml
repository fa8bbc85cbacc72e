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

    readonly property bool shown: phase === "shown"
    // Somebody has to do something on a phone; else there is nothing to do but wait.
    readonly property bool byHand: shown || phase === "confirming"
    readonly property bool drawn: (shownLoader.item as PayShown)?.drawn ?? false
    // The code that there is cannot be drawn: another way is left.
    readonly property bool undrawn: shown && !drawn
    readonly property string timeLeft: {
        if (!byHand || secondsLeft < 0)
            return "";
        const minutes = Math.floor(secondsLeft / 60);
        const seconds = secondsLeft % 60;
        return minutes > 0 ? qsTr("%1 min %2 s left").arg(minutes).arg(seconds) : qsTr("%1 s left").arg(seconds);
    }

    heading: says.title
    spoken: says.spoken
    spokenPrivately: [which.words, qsTr("%1 yuan").arg(own.replace(/,/g, ""))].filter(Boolean).join(" ")
    aloud: Terminal.voice ? "" : says.title

    Channel {
        id: which
        name: screen.channel
    }

    PayPhase {
        id: says
        phase: screen.phase
        drawn: !screen.undrawn
        insured: screen.channel === "none"
    }

    PayTrail {
        id: trail
        width: screen.width
        step: 3
    }

    Item {
        id: room
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: trail.bottom
        anchors.topMargin: Theme.mm(Theme.wide ? 0 : 2)
        anchors.bottom: screen.byHand ? other.top : parent.bottom
        anchors.bottomMargin: screen.byHand ? Theme.gap : 0

        Loader {
            id: shownLoader
            anchors.fill: parent
            active: screen.shown
            visible: screen.drawn
            sourceComponent: PayShown {
                channel: screen.channel
                amount: screen.own
                code: screen.code
                title: says.title
                timeLeft: screen.timeLeft
                urgent: screen.secondsLeft <= 30
            }
        }

        PayStage {
            id: stage
            anchors.fill: parent
            visible: !screen.drawn
            picture: says.picture
            title: says.title
            titleColor: says.caution ? Theme.warm : says.good ? Theme.accent : Theme.ink
            advice: says.advice

            PayAmount {
                width: parent.width
                channel: screen.channel
                amount: screen.own
            }

            TimeLeft {
                width: parent.width
                visible: words !== ""
                horizontalAlignment: Theme.wide ? Text.AlignLeft : Text.AlignHCenter
                words: screen.timeLeft
                urgent: screen.secondsLeft <= 30
            }

            Waiting {
                width: parent.width
                visible: !screen.byHand
                centred: !Theme.wide
                seconds: screen.waitingSeconds
                slowWords: says.slow
                stuckWords: slowWords
            }
        }
    }

    QuietButton {
        id: other
        objectName: screen.byHand ? "otherWay" : ""
        anchors.bottom: parent.bottom
        // Under the words.
        x: Theme.start(screen.width, width, screen.drawn ? 0 : stage.wordsStart)
        width: !Theme.wide ? screen.width : screen.drawn ? Math.round((screen.width - Theme.mm(14)) * 0.48) : screen.width - stage.wordsStart
        visible: screen.byHand
        text: qsTr("Pay in another way")
        onActivated: Terminal.tap("other_way", "")
    }
}
