import QtQuick
import Yima
import Yima.Codes

// A QR code for a phone to scan, on white whatever the theme, and what it is for above it. Where the
// card stands on whole dots, so do the edges of the modules.
Card {
    id: card

    required property string code
    required property string title
    property string detail: ""
    // What a screen reader calls the picture.
    property string purpose: title
    property string channel: ""
    property real titleSize: Theme.lead
    // The side of the code with its quiet zone, at most.
    property real side: Theme.mm(100)
    // Words beside the code instead of above it.
    property bool beside: false
    default property alias extra: below.data

    readonly property real inset: Theme.mm(Theme.wide ? 5 : 9)
    readonly property real wordsWidth: beside ? width - 2 * inset - picture.width - Theme.mm(6) : width - 2 * inset
    readonly property bool drawn: picture.drawn

    implicitHeight: Math.ceil((beside ? Math.max(words.height, picture.height) : words.height + picture.height + below.height) + 2 * inset)
    color: "white"

    Column {
        id: words
        x: card.inset
        y: card.beside ? Math.round((card.height - height) / 2) : card.inset
        width: card.wordsWidth
        spacing: Theme.mm(1)

        Item {
            width: parent.width
            height: Math.max(mark.visible ? mark.height : 0, caption.height)

            ChannelMark {
                id: mark
                visible: card.channel !== ""
                channel: card.channel
                side: Math.round(card.titleSize * 1.3)
                x: caption.x + Math.round((caption.width - caption.contentWidth) / 2) - width - Theme.mm(5)
                y: Math.round((parent.height - height) / 2)
            }

            Label {
                id: caption
                x: mark.visible ? mark.width + Theme.mm(5) : 0
                y: Math.round((parent.height - height) / 2)
                width: parent.width - 2 * x
                text: card.title
                font.pixelSize: card.titleSize
                font.bold: true
                lineHeight: 0.95
                horizontalAlignment: card.beside ? Text.AlignLeft : Text.AlignHCenter
            }
        }

        Label {
            width: parent.width
            visible: text !== ""
            text: card.detail
            color: Theme.muted
            font.pixelSize: Theme.caption
            horizontalAlignment: card.beside ? Text.AlignLeft : Text.AlignHCenter
        }
    }

    QrPicture {
        id: picture
        objectName: "qr"
        x: card.beside ? card.width - card.inset - width : Math.round((card.width - width) / 2)
        y: card.beside ? Math.round((card.height - height) / 2) : Math.ceil(words.y + words.height)
        width: implicitWidth
        height: implicitHeight
        text: card.code
        room: card.side
        Accessible.role: Accessible.Graphic
        Accessible.name: card.purpose
    }

    Item {
        id: below
        x: card.inset
        y: picture.y + picture.height
        width: card.width - 2 * card.inset
        height: childrenRect.height
    }
}
