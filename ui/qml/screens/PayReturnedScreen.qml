import QtQuick
import Yima
import Yima.Components

// The money goes back, and why.
Page {
    id: screen

    required property string own
    required property string number
    required property string whyTitle
    required property string whyAdvice
    required property string whyNumber
    required property bool done
    required property string slip
    required property string troubleTitle
    required property string troubleAdvice
    required property string troubleNumber
    required property int secondsLeft

    heading: message.title
    spoken: slip === "take" && done ? qsTr("Your money has gone back the way it came. Please take your slip.") : done ? qsTr("Your money has gone back the way it came. Please keep the order number.") : qsTr("Your money is going back to you the way it came. Please keep the order number.")
    spokenPrivately: qsTr("%1 yuan").arg(own.replace(/,/g, ""))
    aloud: Terminal.voice ? "" : message.title

    OpenPayment {
        id: message
        anchors.fill: parent
        picture: "illustrations/pay-returning"
        title: screen.done ? qsTr("Your money has gone back") : qsTr("Your money is going back")
        reason: screen.whyTitle
        advice: screen.whyAdvice
        further: screen.done ? qsTr("It went back the way it came.") : qsTr("It goes back the way it came, as soon as possible.")
        footnote: screen.whyNumber
        amount: screen.own
        number: screen.number
        slip: screen.slip
        troubleTitle: screen.troubleTitle
        troubleNumber: screen.troubleNumber
    }
}
