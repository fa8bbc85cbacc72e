pragma ComponentBehavior: Bound
import QtQuick
import Yima

// The teal card: it is paid, how much, by whom, how.
Rectangle {
    id: card

    required property string title
    required property string caption
    required property string amount
    property list<string> details: []
    // The height there is: without enough of it, first the details are left out, then the tick.
    required property real room

    readonly property real inset: Theme.mm(Theme.wide || Theme.large ? 7 : 11)
    readonly property real margin: Theme.mm(8)
    readonly property real least: words.height + figure.wanted + 2 * inset
    readonly property real tickSide: Theme.mm(Theme.wide ? 30 : Theme.large ? 34 : 42)
    readonly property real tickHeight: tickSide + Theme.mm(3)
    readonly property bool ticked: room >= least + tickHeight
    readonly property bool detailed: room >= least + below.wanted + (ticked ? tickHeight : 0)

    implicitHeight: Math.min(room, least + (ticked ? tickHeight : 0) + (detailed ? below.wanted : 0))
    radius: Theme.radius
    color: Theme.accent

    PayTick {
        id: tick
        x: Math.round((card.width - width) / 2)
        y: card.inset
        visible: card.ticked
        side: card.tickSide
    }

    Column {
        id: words
        x: card.margin
        y: card.inset + (card.ticked ? card.tickHeight : 0)
        width: parent.width - 2 * x

        Heading {
            objectName: "title"
            room: parent.width
            words: card.title
            color: Theme.accentInk
            centred: true
        }

        Label {
            width: parent.width
            text: card.caption
            color: Theme.accentInkQuiet
            font.pixelSize: Theme.wide || Theme.large ? Theme.body : Theme.lead
            horizontalAlignment: Text.AlignHCenter
        }
    }

    AmountText {
        id: figure

        readonly property real wanted: Math.round(font.pixelSize * 1.25)

        objectName: "amount"
        anchors.top: words.bottom
        anchors.bottom: parent.bottom
        anchors.bottomMargin: card.inset + (card.detailed ? below.wanted : 0)
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: card.margin
        anchors.rightMargin: card.margin
        amount: card.amount
        color: Theme.accentInk
        font.pixelSize: Math.round(Theme.display * (Theme.wide || Theme.large ? 1.5 : 1.8))
        font.bold: true
        fontSizeMode: Text.Fit
        minimumPixelSize: Theme.caption
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
    }

    Column {
        id: below

        readonly property real wanted: height > 0 ? height + Theme.mm(1) : 0

        anchors.bottom: parent.bottom
        anchors.bottomMargin: card.inset
        x: card.margin
        width: parent.width - 2 * x
        opacity: card.detailed ? 1 : 0

        Repeater {
            model: card.details

            Prose {
                required property string modelData
                room: below.width
                centred: true
                words: modelData
                color: Theme.accentInk
                font.pixelSize: Theme.wide ? Theme.caption : Theme.body
            }
        }
    }
}
