pragma ComponentBehavior: Bound
import QtQuick

// A switch with its positions side by side.
Panel {
    id: control

    required property string what
    required property var positions
    required property string position
    property int columns: 3

    Grid {
        id: grid
        width: parent.width
        columns: control.columns
        spacing: Look.tight

        Repeater {
            model: control.positions

            SwitchChip {
                width: Math.floor((grid.width - (control.columns - 1) * grid.spacing) / control.columns)
                what: control.what
                position: control.position
                enabled: Played.ready
            }
        }
    }
}
