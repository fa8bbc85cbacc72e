import QtQuick
import Yima

// Something else that waits: what it is, and how much of it where that is known. The whole card is the button.
Tappable {
    id: card

    required property string icon
    required property string caption
    // How much: money, or words; both empty where it is not known before it is asked for.
    property string amount: ""
    property string figure: ""
    property string remark: ""
    // Lower: what it is and how many in one line.
    property bool flat: Theme.wide || Theme.large
    // Half as wide: no picture.
    property bool narrow: false

    readonly property bool told: amount !== "" || figure !== ""
    readonly property bool pointed: !(narrow && Theme.wide && Theme.textSize > 1)
    readonly property real inset: Theme.mm(Theme.wide ? 6 : 9)

    radius: Theme.radius
    implicitHeight: Math.max(words.height + 2 * Theme.mm(flat ? 3 : 8), Theme.mm(Theme.wide ? 20 : 30))

    Card {
        anchors.fill: parent
        z: -1
        color: card.pressed ? Theme.pressed : Theme.card
    }

    Medallion {
        id: medallion
        anchors.left: parent.left
        anchors.leftMargin: card.inset
        anchors.verticalCenter: parent.verticalCenter
        visible: !card.narrow
        icon: card.icon
        side: Theme.mm(Theme.wide ? 16 : 26)
    }

    Column {
        id: words
        anchors.left: card.narrow ? parent.left : medallion.right
        anchors.leftMargin: card.narrow ? card.inset : Theme.mm(Theme.wide ? 5 : 9)
        anchors.right: card.pointed ? arrow.left : parent.right
        anchors.rightMargin: card.pointed ? Theme.mm(4) : card.inset
        anchors.verticalCenter: parent.verticalCenter

        Label {
            width: parent.width
            text: card.flat && card.told ? Figures.line([card.caption, card.narrow && (Theme.large || Theme.wide) ? "" : card.remark], " · ") : card.caption
            color: card.told ? Theme.muted : Theme.ink
            font.pixelSize: card.told ? Theme.caption : Theme.lead
            font.bold: !card.told
            horizontalAlignment: Text.AlignLeft
            Accessible.ignored: true
        }

        AmountText {
            width: parent.width
            visible: card.amount !== ""
            amount: card.amount
            font.pixelSize: card.flat ? Theme.lead : Theme.heading
            font.bold: true
            horizontalAlignment: Text.AlignLeft
            Accessible.ignored: true
        }

        Label {
            width: parent.width
            visible: text !== ""
            text: card.figure
            font.pixelSize: card.flat ? Theme.lead : Theme.heading
            font.bold: true
            horizontalAlignment: Text.AlignLeft
            Accessible.ignored: true
        }

        Label {
            width: parent.width
            visible: text !== "" && !(card.flat && card.told)
            text: card.remark
            color: Theme.muted
            font.pixelSize: Theme.caption
            horizontalAlignment: Text.AlignLeft
            Accessible.ignored: true
        }
    }

    Picture {
        id: arrow
        anchors.right: parent.right
        anchors.rightMargin: Theme.mm(Theme.wide || card.narrow ? 5 : 9)
        anchors.verticalCenter: parent.verticalCenter
        visible: card.pointed
        name: "icons/onward"
        directed: true
        side: Theme.lead
    }
}
