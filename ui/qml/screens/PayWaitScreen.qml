import QtQuick
import Yima
import Yima.Components

// Something is being found out before anything can be paid.
Page {
    id: screen

    required property string errand
    required property int waitingSeconds

    readonly property bool quoting: errand === "quoting"

    heading: stage.title
    spoken: quoting ? qsTr("The hospital and your insurance are being asked who pays what. Please wait a moment.") : qsTr("Your bills are being looked for. Please wait a moment.")
    aloud: Terminal.voice ? "" : stage.title

    PayTrail {
        id: trail
        width: screen.width
        step: screen.quoting ? 2 : 1
    }

    PayStage {
        id: stage
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: trail.bottom
        anchors.bottom: parent.bottom
        picture: screen.quoting ? "illustrations/pay-sharing" : "illustrations/pay-looking"
        title: screen.quoting ? qsTr("Working out what you pay…") : qsTr("Looking for your bills…")
        advice: screen.quoting ? qsTr("We ask the hospital and your insurance who pays what.") : qsTr("We ask the hospital what there is to pay.")

        Waiting {
            width: parent.width
            seconds: screen.waitingSeconds
            centred: !Theme.wide
            slowWords: qsTr("The answer takes its time. Nothing has been paid, and there is nothing for you to do.")
            stuckWords: qsTr("There is still no answer. Nothing has been paid. You can wait, or finish here and pay at the payment desk.")
        }
    }
}
