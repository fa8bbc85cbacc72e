pragma ComponentBehavior: Bound
import QtQuick

// Things that somebody does once, side by side under a heading.
Panel {
    id: row

    required property string what
    required property var buttons
    property int columns: 3

    Grid {
        id: grid
        width: parent.width
        columns: row.columns
        spacing: Look.tight

        Repeater {
            model: row.buttons

            SwitchChip {
                width: Math.floor((grid.width - (row.columns - 1) * grid.spacing) / row.columns)
                what: row.what
                momentary: true
                ink: Look.outcome(modelData.outcome)
                enabled: Played.ready
            }
        }
    }
}
