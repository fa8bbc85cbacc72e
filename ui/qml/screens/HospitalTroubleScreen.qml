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
    required property bool canRetry
    required property int secondsLeft

    // Offered here, large, instead of in the bottom row.
    offers: canRetry ? ["retry"] : []

    heading: title

    Message {
        anchors.fill: parent
        picture: screen.next === "ask_desk" ? "illustrations/ask-desk" : "illustrations/hospital-silent"
        title: screen.title
        advice: screen.advice
        number: screen.number

        PrimaryButton {
            objectName: "retry"
            y: Theme.mm(5)
            width: parent.width
            visible: screen.canRetry
            text: qsTr("Try again")
            onActivated: Terminal.tap("retry", "")
        }
    }
}
