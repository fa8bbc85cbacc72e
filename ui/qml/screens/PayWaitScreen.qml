import QtQuick
import Yima
import Yima.Components

// Something is being found out before anything can be paid.
Page {
    id: screen

    required property string errand
    required property int waitingSeconds

    heading: title.words
    spoken: title.words

    Panes {
        id: panes
        room: screen
        share: 0.36

        Item {
            width: panes.firstWidth
            height: art.height

            Picture {
                id: art
                anchors.horizontalCenter: parent.horizontalCenter
                name: "illustrations/pay-looking"
                side: Theme.mm(Theme.wide ? 100 : 120)
            }
        }

        Column {
            width: panes.secondWidth
            spacing: Theme.mm(10)

            Heading {
                id: title
                room: parent.width
                words: screen.errand === "quoting" ? qsTr("Working out what you pay…") : qsTr("Looking for your bills…")
                font.pixelSize: Theme.display * 0.92
                centred: !Theme.wide
            }

            Prose {
                room: parent.width
                words: screen.errand === "quoting" ? qsTr("We ask the hospital and your insurance who pays what.") : qsTr("We ask the hospital what there is to pay.")
                color: Theme.muted
                font.pixelSize: Theme.lead
            }

            Waiting {
                width: parent.width
                seconds: screen.waitingSeconds
                centred: !Theme.wide
                slowWords: qsTr("The answer takes its time. Nothing has been paid, and there is nothing for you to do.")
                stuckWords: qsTr("There is still no answer. Nothing has been paid. You can wait, or finish here and pay at the payment desk.")
            }
        }
    }
}
