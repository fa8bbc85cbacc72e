import QtQuick
import Yima

// One of two cards to go on with, and what that means. The whole card is the button.
Tappable {
    id: choice

    required property string icon
    required property string title
    required property string meaning
    // How long until this happens by itself.
    property string time: ""

    readonly property bool pictured: !(Theme.large && Theme.wide)
    readonly property real inset: Theme.padding

    name: Figures.parted([title, meaning, time].filter(Boolean).join(". "))
    radius: Theme.radius
    implicitHeight: content.height + 2 * Theme.mm(Theme.wide ? 8 : Theme.large ? 7 : 12)

    Card {
        anchors.fill: parent
        z: -1
        color: choice.pressed ? Theme.pressed : Theme.card
        border.color: Theme.accent
        border.width: Theme.mm(0.8)
    }

    Grid {
        id: content
        anchors.left: parent.left
        anchors.leftMargin: choice.inset
        anchors.verticalCenter: parent.verticalCenter
        columns: Theme.wide ? 1 : 2
        spacing: Theme.mm(Theme.wide ? 6 : 10)
        verticalItemAlignment: Grid.AlignVCenter

        Medallion {
            id: medallion
            visible: choice.pictured
            icon: choice.icon
            side: Theme.mm(Theme.wide ? 36 : Theme.large ? 36 : 46)
        }

        Column {
            width: choice.width - 2 * choice.inset - (Theme.wide || !choice.pictured ? 0 : medallion.width + content.spacing)
            spacing: Theme.mm(2)

            Label {
                width: parent.width
                text: choice.title
                font.pixelSize: Theme.large ? Theme.button : Theme.heading
                font.bold: true
                Accessible.ignored: true
                horizontalAlignment: Text.AlignLeft
            }

            Label {
                width: parent.width
                text: choice.meaning
                color: Theme.muted
                font.pixelSize: Theme.wide || Theme.large ? Theme.caption : Theme.body
                Accessible.ignored: true
                horizontalAlignment: Text.AlignLeft
            }

            Label {
                width: parent.width
                visible: text !== ""
                text: choice.time
                color: Theme.accent
                font.pixelSize: Theme.caption
                font.bold: true
                font.features: {
                    "tnum": 1
                }
                Accessible.ignored: true
                horizontalAlignment: Text.AlignLeft
            }
        }
    }
}
