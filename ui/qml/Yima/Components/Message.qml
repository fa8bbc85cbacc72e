import QtQuick
import Yima

// A picture, what happened, what to do, and small what staff want to know.
Item {
    id: message

    property string picture: ""
    property string title: ""
    property string advice: ""
    // The advice is what is to be done this moment.
    property bool urgent: false
    property string reassurance: ""
    property string number: ""
    default property alias extra: slot.data

    Item {
        id: room
        width: parent.width
        height: parent.height - (message.number === "" ? 0 : footnote.height)
    }

    Panes {
        id: panes
        room: room
        share: 0.4

        Item {
            width: panes.firstWidth
            height: art.height

            Picture {
                id: art
                anchors.horizontalCenter: parent.horizontalCenter
                name: message.picture
                side: Theme.wide ? Math.min(panes.firstWidth, Theme.mm(120)) : Theme.mm(Theme.large ? 118 : 146)
            }
        }

        Column {
            id: words
            width: panes.secondWidth
            spacing: Theme.mm(7)

            Heading {
                objectName: "title"
                room: parent.width
                words: message.title
                font.pixelSize: Theme.display * 0.92
                centred: !Theme.wide
            }

            Prose {
                objectName: "advice"
                room: parent.width
                visible: text !== ""
                words: message.advice
                color: message.urgent ? Theme.ink : Theme.muted
                font.bold: message.urgent
                font.pixelSize: Theme.lead
            }

            Prose {
                room: parent.width
                visible: text !== ""
                words: message.reassurance
                color: Theme.accent
                font.pixelSize: Theme.body
            }

            Item {
                id: slot
                width: parent.width
                height: childrenRect.height > 0 ? childrenRect.y + childrenRect.height : 0
            }
        }
    }

    Label {
        id: footnote
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        visible: text !== ""
        text: message.number
        color: Theme.muted
        font.pixelSize: Theme.note
        Accessible.name: qsTr("For our staff: %1").arg(text)
    }
}
