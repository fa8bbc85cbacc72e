import QtQuick
import Yima

// Where to go now: the place is what is read from afar; for whom, and how to get there, stand around it.
Card {
    id: card

    required property string department
    required property string doctor
    required property string place
    required property string directions
    // No room for how to get there, nor for a picture.
    property bool brief: false
    // The place alone.
    property bool bare: false

    readonly property bool pictured: !brief && !Theme.large

    implicitHeight: way.implicitHeight + 2 * Theme.mm(Theme.large ? 5 : Theme.wide ? 9 : 12)

    Medallion {
        id: medallion
        anchors.left: parent.left
        anchors.leftMargin: Theme.mm(Theme.wide ? 8 : 11)
        anchors.verticalCenter: parent.verticalCenter
        visible: card.pictured
        icon: "icons/place"
        side: Theme.mm(Theme.wide ? 22 : 30)
    }

    Column {
        id: way
        anchors.left: card.pictured ? medallion.right : parent.left
        anchors.leftMargin: card.pictured ? Theme.mm(Theme.wide ? 7 : 9) : Theme.padding
        anchors.right: parent.right
        anchors.rightMargin: Theme.mm(Theme.wide ? 6 : 9)
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.mm(1)

        Pair {
            width: parent.width
            visible: !card.bare
            first: card.department
            second: card.doctor
            firstColor: Theme.muted
            secondColor: Theme.muted
            font.pixelSize: Theme.wide || Theme.large ? Theme.caption : Theme.body
        }

        Prose {
            room: parent.width
            centred: false
            words: card.place === "" ? qsTr("Please wait in the waiting area of your department") : qsTr("Please wait at\n%1").arg(Figures.own(card.place))
            font.pixelSize: Theme.lead * 1.06
            font.bold: true
        }

        Label {
            width: parent.width
            visible: text !== "" && !card.brief
            text: Figures.own(card.directions)
            color: Theme.muted
            font.pixelSize: Theme.wide || Theme.large ? Theme.caption : Theme.body
            horizontalAlignment: Text.AlignLeft
        }
    }
}
