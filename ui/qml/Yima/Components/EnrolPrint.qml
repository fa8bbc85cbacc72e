pragma ComponentBehavior: Bound
import QtQuick
import Yima

// A fingerprint to be read out over the telephone: groups of four in columns of one width, as large as they go.
Card {
    id: card

    required property string title
    required property var groups
    // Smaller: the one that is seldom asked for.
    property bool second: false
    property int columns: 4

    readonly property real inset: Theme.mm(Theme.wide ? 5 : 8)
    readonly property real letters: Math.round((second ? Theme.staffText : Theme.staffEm(Theme.wide ? 10 : 13)))
    readonly property real cell: (width - 2 * inset) / columns

    implicitHeight: words.height + 2 * inset * (second ? 0.7 : 0.9)
    Accessible.role: Accessible.StaticText
    Accessible.name: `${title}: ${groups.join(" ")}`

    Column {
        id: words
        x: card.inset
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - 2 * x
        spacing: Theme.mm(card.second ? 1 : 2.5)

        Label {
            width: parent.width
            text: card.title
            color: Theme.accent
            font.pixelSize: card.second ? Theme.staffNote : Theme.staffText
            font.bold: true
            horizontalAlignment: Text.AlignLeft
            Accessible.ignored: true
        }

        Grid {
            columns: card.columns
            rowSpacing: Theme.mm(card.second ? 0.5 : 2)

            Repeater {
                model: card.groups

                Label {
                    required property string modelData

                    width: Math.floor(card.cell)
                    text: modelData
                    font.family: "Noto Sans Mono CJK SC"
                    font.pixelSize: card.letters
                    font.bold: !card.second
                    wrapMode: Text.NoWrap
                    horizontalAlignment: Text.AlignLeft
                    Accessible.ignored: true
                }
            }
        }
    }
}
