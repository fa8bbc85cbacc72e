import QtQuick
import Yima

// The way to the reports, beside what is to pay. The whole card is the button.
Tappable {
    id: card

    property bool flat: Theme.wide || Theme.elder
    property bool narrow: false

    objectName: "reports"
    name: qsTr("Reports: read and print")
    radius: Theme.radius
    implicitHeight: Math.max(words.height + 2 * Theme.mm(flat ? 3 : 7), Theme.mm(Theme.wide ? 20 : 30))
    onActivated: Terminal.tap("reports", "")

    Card {
        anchors.fill: parent
        z: -1
        color: card.pressed ? Theme.pressed : Theme.card
    }

    Column {
        id: words
        anchors.left: parent.left
        anchors.leftMargin: card.narrow ? Theme.mm(Theme.wide ? 6 : 9) : Theme.padding
        anchors.right: arrow.left
        anchors.rightMargin: Theme.mm(4)
        anchors.verticalCenter: parent.verticalCenter

        Label {
            width: parent.width
            text: qsTr("Reports")
            font.pixelSize: Theme.lead
            font.bold: true
            Accessible.ignored: true
        }

        Label {
            width: parent.width
            visible: !card.flat
            text: qsTr("Read and print")
            color: Theme.muted
            font.pixelSize: Theme.caption
            Accessible.ignored: true
        }
    }

    Picture {
        id: arrow
        anchors.right: parent.right
        anchors.rightMargin: Theme.mm(Theme.wide || card.narrow ? 5 : 9)
        anchors.verticalCenter: parent.verticalCenter
        name: "icons/onward"
        side: Theme.lead
    }
}
