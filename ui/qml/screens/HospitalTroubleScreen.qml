import QtQuick
import Yima
import Yima.Components

// The hospital does not answer.
Page {
    id: screen

    required property string title
    required property string advice
    required property string number
    required property string next
    required property bool quoted
    required property bool canRetry
    required property int secondsLeft

    // Offered here, large, instead of in the bottom row.
    offers: canRetry ? ["retry"] : []

    heading: title
    spoken: {
        // What the hospital or the insurance writes may hold anything: it is not said to the hall.
        const told = quoted ? qsTr("%1. The details are on the screen.", "what happened").arg(title) : qsTr("%1. %2", "what happened, what to do").arg(title).arg(advice);
        return canRetry ? told + " " + qsTr("Touch the large button to try again.") : told;
    }

    Verdict {
        anchors.fill: parent
        picture: screen.next === "ask_desk" ? "illustrations/ask-desk" : "illustrations/hospital-silent"
        title: screen.title
        advice: screen.advice
        number: screen.number

        PrimaryButton {
            objectName: "retry"
            width: parent.width
            visible: screen.canRetry
            text: qsTr("Try again")
            onActivated: Terminal.tap("retry", "")
        }
    }
}
