import QtQuick
import Yima
import Yima.Components

// Something of the reports is being fetched.
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
                name: "illustrations/report-looking"
                side: Theme.mm(Theme.wide ? 100 : 120)
            }
        }

        Column {
            width: panes.secondWidth
            spacing: Theme.mm(10)

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

            Waiting {
                width: parent.width
                seconds: screen.waitingSeconds
                centred: !Theme.wide
            }
        }
    }
}
