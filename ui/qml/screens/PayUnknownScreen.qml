import QtQuick
import Yima
import Yima.Components

// It is not certain what became of the payment: do not pay again, keep the number.
Page {
    id: screen

    required property string own
    required property string number
    required property string slip
    required property string troubleTitle
    required property string troubleAdvice
    required property string troubleNumber
    required property int secondsLeft

    heading: message.title
    spoken: qsTr("Please do not pay again. It is not certain yet whether the money was taken. Please keep the order number: the payment desk will help you.")
    spokenPrivately: qsTr("%1 yuan").arg(own.replace(/,/g, ""))
    aloud: Terminal.voice ? "" : message.title

    OpenPayment {
        id: message
        anchors.fill: parent
        picture: "illustrations/pay-pause"
        title: qsTr("Please do not pay again")
        caution: true
        advice: qsTr("It is not certain yet whether the money was taken. We go on checking: it is then entered, or goes back to you.")
        further: qsTr("Questions? Show this number at the payment desk.")
        amount: screen.own
        number: screen.number
        slip: screen.slip
        troubleTitle: screen.troubleTitle
        troubleNumber: screen.troubleNumber
    }
}
