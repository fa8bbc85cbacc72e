pragma ComponentBehavior: Bound
import QtQuick

// Phones that scan the code on the terminal's screen.
Panel {
    id: scans

    chinese: "扫屏幕上的码"
    english: "Scan the code on the screen"

    Grid {
        id: grid
        width: parent.width
        columns: 3
        spacing: Look.tight

        Repeater {
            model: Played.scans

            SwitchChip {
                width: Math.floor((grid.width - 2 * grid.spacing) / 3)
                what: "scan"
                momentary: true
                ink: Look.outcome(modelData.outcome)
                enabled: Played.ready
            }
        }
    }
}
