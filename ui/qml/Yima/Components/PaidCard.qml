pragma ComponentBehavior: Bound
import QtQuick
import Yima

// The teal card: how much was paid, by whom, how.
Rectangle {
    id: card

    required property string caption
    required property string amount
    property list<string> details: []
    // The height there is: without enough of it, the details are left out.
    required property real room

    readonly property real detailSize: Theme.wide ? Theme.caption : Theme.body

    readonly property real inset: Theme.mm(Theme.wide || Theme.elder ? 8 : 12)

    // The amount gives way first where there is little room, and only in size.
    implicitHeight: Math.max(above.height + figure.wanted + below.height + 2 * inset, Theme.mm(Theme.wide ? 76 : 96))
    radius: Theme.radius
    color: Theme.accent

    Column {
        id: above
        y: card.inset
        x: Theme.mm(8)
        width: parent.width - 2 * x

        Label {
            width: parent.width
            visible: card.room > 1.5 * Theme.lead + 1.4 * Theme.display + 2 * card.inset
            text: card.caption
            color: Theme.accentInkQuiet
            font.pixelSize: Theme.lead
            horizontalAlignment: Text.AlignHCenter
        }
    }

    AmountText {
        id: figure

        readonly property real wanted: Math.round(font.pixelSize * 1.32)

        objectName: "amount"
        anchors.top: above.bottom
        anchors.bottom: below.top
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Theme.mm(8)
        anchors.rightMargin: Theme.mm(8)
        amount: card.amount
        color: Theme.accentInk
        font.pixelSize: Math.round(Theme.display * (Theme.wide ? 1.5 : 1.7))
        font.bold: true
        fontSizeMode: Text.Fit
        minimumPixelSize: Theme.caption
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
    }

    Column {
        id: below
        anchors.bottom: parent.bottom
        anchors.bottomMargin: card.inset
        x: Theme.mm(8)
        width: parent.width - 2 * x

        Repeater {
            model: card.room > 1.5 * Theme.lead + 1.3 * Theme.display + (Theme.latin ? 4.6 : 3.2) * card.detailSize * card.details.length + 2 * card.inset ? card.details : []

            Prose {
                required property string modelData
                room: below.width
                centred: true
                words: modelData
                color: Theme.accentInk
                font.pixelSize: card.detailSize
            }
        }
    }
}
