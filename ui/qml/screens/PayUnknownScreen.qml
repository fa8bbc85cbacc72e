import QtQuick
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
    spoken: message.title

    OpenPayment {
        id: message
        anchors.fill: parent
        picture: "illustrations/pay-checking"
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
