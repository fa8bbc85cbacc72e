pragma ComponentBehavior: Bound
import QtQuick

// What the colours of the cards mean. `entries`: an outcome and its words in both languages each.
Row {
    id: legend

    required property var entries

    spacing: Look.gap

    Repeater {
        model: legend.entries

        Row {
            id: entry

            required property var modelData

            spacing: Look.px(6)

            Rectangle {
                anchors.verticalCenter: parent.verticalCenter
                width: Look.px(9)
                height: width
                radius: width / 2
                color: Look.outcome(entry.modelData.outcome)
            }
            Column {
                anchors.verticalCenter: parent.verticalCenter
                // The font's lines stand wide apart; they have to fit beside the pages' heads.
                spacing: -Look.px(5)

                Words {
                    text: entry.modelData.chinese
                    color: Look.quiet
                }
                Words {
                    text: entry.modelData.english
                    font.pixelSize: Look.small
                    color: Look.quiet
                }
            }
        }
    }
}
