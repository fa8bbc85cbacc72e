import QtQuick
import Yima
import Yima.Components

// Something of the reports is being fetched.
Page {
    id: screen

    required property string errand
    required property int waitingSeconds

    heading: title.words
    spoken: waitingSeconds < 30 ? [title.words, qsTr("Please wait a moment.")].join(" ") : qsTr("It takes very long. You can wait, or touch Finish at the bottom and ask at the desk.")

    Panes {
        id: panes
        room: screen
        share: 0.42

        Item {
            width: panes.firstWidth
            height: art.height

            Picture {
                id: art
                anchors.horizontalCenter: parent.horizontalCenter
                name: screen.errand === "advice" ? "illustrations/report-explained" : "illustrations/report-looking"
                side: Math.min(panes.firstWidth, Theme.mm(Theme.wide ? 120 : Theme.large ? 130 : 156))
            }
        }

        Column {
            width: panes.secondWidth
            spacing: Theme.mm(Theme.wide ? 7 : 9)

            Heading {
                id: title
                room: parent.width
                words: {
                    switch (screen.errand) {
                    case "opening":
                        return qsTr("Opening your report…");
                    case "trend":
                        return qsTr("Looking for earlier results…");
                    case "form":
                        return qsTr("Opening the hospital's original…");
                    case "advice":
                        return qsTr("Asking the hospital for an explanation…");
                    default:
                        return qsTr("Looking for your reports…");
                    }
                }
                font.pixelSize: Theme.display * 0.92
                centred: !Theme.wide
            }

            // Until there is more to say.
            Prose {
                room: parent.width
                visible: screen.waitingSeconds < 5
                words: qsTr("It takes a few seconds. There is nothing for you to do.")
                color: Theme.muted
                font.pixelSize: Theme.lead
            }

            Waiting {
                width: parent.width
                seconds: screen.waitingSeconds
                centred: !Theme.wide
            }
        }
    }
}
