pragma Singleton
import QtQuick

// The dock's tokens: the terminal's hues on a dark bench, so that nobody takes one for the other.
// Lengths are dots of a desk monitor, unlike the terminal's millimetres.
QtObject {
    readonly property color ground: "#13212a"
    readonly property color panel: "#1c2e39"
    readonly property color raised: "#27404e"
    readonly property color hovered: "#2f4b5b"
    readonly property color line: "#3a5666"
    readonly property color ink: "#f1f6f7"
    readonly property color quiet: "#a9bec9"
    readonly property color mint: "#8fdccd"
    readonly property color mintShade: "#1d5450"
    readonly property color warm: "#f2b490"
    readonly property color warmShade: "#64331f"
    readonly property color blue: "#a5c8e6"
    readonly property color paper: "#ffffff"
    readonly property color focus: "#ffd479"
    readonly property color veil: "#e60d171d"

    readonly property real title: px(21)
    readonly property real heading: px(15)
    readonly property real label: px(15)
    readonly property real note: px(12.5)
    readonly property real small: px(11.5)

    readonly property real margin: px(18)
    readonly property real gap: px(14)
    readonly property real tight: px(7)
    readonly property real padding: px(10)
    readonly property real radius: px(10)

    function px(dots: real): real {
        return Math.round(dots * Played.zoom);
    }

    function outcome(kind: string): color {
        return kind === "signs_in" || kind === "pays" ? mint : kind === "refused" ? warm : blue;
    }
}
