pragma ComponentBehavior: Bound
import QtQuick

// Cards to hold up, under a heading that says how long the one in the hand is good.
Panel {
    id: hands

    required property var cards
    required property string what
    // The identity card, where one can be laid down; else null.
    property var document: null

    remark: [
        Words {
            anchors.verticalCenter: parent ? parent.verticalCenter : undefined
            visible: Played.secondsLeft >= 0
            text: Played.secondsLeft + " 秒后换新码 · new code in " + Played.secondsLeft + " s"
            color: Look.mint
        },
        PlainButton {
            objectName: "away"
            anchors.verticalCenter: parent ? parent.verticalCenter : undefined
            visible: Played.held !== ""
            text: "放下 Put away"
            onActivated: Played.tap("away", "")
        }
    ]

    Grid {
        id: table

        readonly property real column: Math.floor((width - 2 * spacing) / 3)

        width: parent.width
        columns: 3
        spacing: Look.tight

        Repeater {
            model: hands.cards

            PhoneCard {
                width: table.column
                enabled: Played.ready
                what: hands.what
            }
        }
        Repeater {
            model: hands.document ? [hands.document] : []

            PhoneCard {
                width: table.column
                enabled: Played.ready
                what: "document"
                shown: Played.document
            }
        }
    }
}
