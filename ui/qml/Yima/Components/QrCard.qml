import QtQuick
import Yima

// A QR code for a phone to scan, black on a white plate whatever the theme, and what it is for above it
// or beside it. Where the card stands on whole dots, so do the edges of the modules.
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

    readonly property real inset: Theme.mm(Theme.wide ? 5 : 8)
    readonly property real plate: Theme.mm(Theme.dark ? 4 : 2)
    readonly property real wordsWidth: beside ? width - 2 * inset - codeHeight - Theme.mm(6) : width - 2 * inset
    // The code may be taken down before what stands around it.
    readonly property bool drawn: picture?.drawn ?? false
    readonly property real codeHeight: (picture?.height ?? 0) + 2 * plate
    // Of what stands above and below the code.
    readonly property real wordsHeight: words.height + below.height + 2 * plate + 2 * words.spacing

    implicitHeight: Math.ceil((beside ? Math.max(words.height, codeHeight) : wordsHeight - 2 * plate + codeHeight) + 2 * inset)

    Column {
        id: words
        x: Theme.start(card.width, width, card.inset)
        y: card.beside ? Math.round((card.height - height) / 2) : card.inset
        width: card.wordsWidth
        spacing: Theme.mm(Theme.wide ? 1 : 2)

        Item {
            width: parent.width
            height: Math.max(mark.height, caption.height)

            Row {
                anchors.horizontalCenter: card.beside ? undefined : parent.horizontalCenter
                anchors.left: card.beside ? parent.left : undefined
                anchors.verticalCenter: parent.verticalCenter
                spacing: card.channel !== "" ? Theme.mm(4) : 0

                ChannelMark {
                    id: mark
                    anchors.verticalCenter: parent.verticalCenter
                    visible: card.channel !== ""
                    channel: card.channel
                    side: card.channel !== "" ? Math.round(card.titleSize * 1.4) : 0
                }

                Label {
                    id: caption
                    anchors.verticalCenter: parent.verticalCenter
                    width: Math.min(implicitWidth, card.wordsWidth - mark.width - parent.spacing)
                    text: card.title
                    font.pixelSize: card.titleSize
                    font.bold: true
                    lineHeight: 0.95
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Theme.note
                    horizontalAlignment: card.beside ? Text.AlignLeft : Text.AlignHCenter
                }
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

    // Its corners are within the margin around the quiet zone.
    Rectangle {
        x: (picture?.x ?? 0) - card.plate
        y: (picture?.y ?? 0) - card.plate
        width: card.codeHeight
        height: card.codeHeight
        visible: card.drawn
        radius: Theme.mm(6)
        color: Theme.codeGround
    }

    QrCode {
        id: picture
        objectName: "qr"
        x: card.beside ? Math.round(Theme.start(card.width, width, card.width - card.inset - card.plate - width)) : Math.round((card.width - width) / 2)
        y: card.beside ? Math.round((card.height - height) / 2) : Math.ceil(words.y + words.height + words.spacing + card.plate)
        width: implicitWidth
        height: implicitHeight
        text: card.code
        room: card.side
        Accessible.name: card.purpose
    }

    Item {
        id: below
        x: card.inset
        y: card.height - card.inset - height
        width: card.width - 2 * card.inset
        height: childrenRect.height
    }
}
