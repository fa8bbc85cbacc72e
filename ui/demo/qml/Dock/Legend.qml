pragma ComponentBehavior: Bound
import QtQuick

// What the colours of the cards mean. `entries`: an outcome and its words each.
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
            Words {
                text: entry.modelData.words
                color: Look.quiet
            }
        }
    }
}
