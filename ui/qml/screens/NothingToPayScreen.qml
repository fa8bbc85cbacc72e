import QtQuick
import Yima
import Yima.Components

// No bill is open.
Page {
    id: screen

    required property string name
    required property int secondsLeft

    heading: stage.title
    spoken: qsTr("There is nothing to pay. What a doctor has just prescribed takes a few minutes to appear here.")
    aloud: Terminal.voice ? "" : qsTr("You have nothing to pay")

    PayStage {
        id: stage
        anchors.fill: parent
        picture: "illustrations/pay-nothing"
        title: screen.name === "" ? qsTr("You have nothing to pay") : qsTr("%1, you have nothing to pay").arg(screen.name)

        Notice {
            width: parent.width
            calm: true
            strong: false
            icon: "icons/waiting"
            text: qsTr("Has a doctor just prescribed something?")
            detail: qsTr("It takes a few minutes to appear here. Then simply scan again.")
        }
    }
}
