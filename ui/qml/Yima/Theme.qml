pragma Singleton
import QtQuick

// Design tokens. Lengths are millimetres on the panel, turned into dots by one unit.
QtObject {
    id: theme

    // The window, in dots; Kiosk.qml keeps it up to date.
    property real windowWidth: 1080
    property real windowHeight: 1920

    readonly property bool wide: windowWidth > windowHeight
    readonly property bool elder: Terminal.elder
    readonly property bool latin: !Terminal.language.startsWith("zh")

    // The layouts are drawn for an upright 21.5" panel and a 17" one of 5:4. Larger panels are read
    // from further away, so everything grows. Smaller windows (a desk monitor) shrink it.
    readonly property real fit: Math.min(windowWidth / Terminal.pxPerMm / (wide ? 338 : 268), windowHeight / Terminal.pxPerMm / (wide ? 270 : 476))
    readonly property real unit: Terminal.pxPerMm * Math.min(1.6, fit)

    function mm(length: real): real {
        return Math.round(length * unit);
    }

    // Type. Em sizes in mm: the capitals of Noto Sans CJK are 0.733 em high, so 6.55 mm is the
    // least that gives running text its 4.8 mm; 1.52 times that gives elder mode its 7.3 mm. What
    // is large already grows less in elder mode, so that it does not push the rest out.
    readonly property real leastEm: elder ? 9.98 : 6.57
    readonly property real note: em(7.2, 1, 1.52)
    readonly property real caption: em(9.2, 0.9, 1.52)
    readonly property real body: em(11, 0.88, 1.42)
    readonly property real lead: em(13.5, 0.86, 1.28)
    readonly property real button: em(14.5, 0.84, 1.2)
    readonly property real heading: em(19, 0.82, 1.15)
    readonly property real display: em(25, 0.72, 1.12)
    readonly property real barText: em(10.2, 0.84, 1.26)
    readonly property real number: em(62, 1, 1)

    // `latinFactor`: Latin letters look larger than Chinese ones of the same em, and run longer.
    // A wide panel has less height: smaller large type, and less growth of it.
    function em(size: real, latinFactor: real, elderFactor: real): real {
        const growth = wide ? 1 + (elderFactor - 1) * (size > 13 ? 0.4 : 0.65) : elderFactor;
        const scaled = size * (latin ? latinFactor : 1) * (wide ? 0.84 : 1) * (elder ? growth : 1);
        return Math.round(Math.max(scaled, leastEm) * unit);
    }

    // Colour: a quiet ground, white cards, one deep accent; warm only for what needs a hand or care.
    readonly property color ground: "#f2f6f7"
    readonly property color card: "#ffffff"
    readonly property color line: "#d3dee3"
    readonly property color ink: "#10222e"
    readonly property color muted: "#3f5260"
    readonly property color accent: "#0a5a5f"
    readonly property color accentPressed: "#084448"
    readonly property color accentTint: "#ddeeed"
    readonly property color accentInk: "#ffffff"
    readonly property color accentInkQuiet: "#e9f7f4"
    readonly property color warm: "#7c2a10"
    readonly property color warmTint: "#fdeee4"
    readonly property color warmLine: "#f3d5c3"
    readonly property color usual: "#bfe0da"
    readonly property color pressed: "#e3ecee"
    readonly property color channelGreen: "#1f8f4e"
    readonly property color channelBlue: "#1d66c2"
    readonly property color channelRed: "#b8322f"
    readonly property color focus: "#0b3fb3"
    readonly property color mirrorTop: "#2c4655"
    readonly property color mirrorBottom: "#15252e"
    readonly property color mirrorFrame: "#91e2d6"
    readonly property color shade: "#101d26"

    // Space.
    readonly property real margin: mm(16)
    readonly property real gap: mm(8)
    readonly property real padding: mm(wide ? 10 : 13)
    readonly property real hairline: Math.max(1, mm(0.35))

    // Shape.
    readonly property real radius: mm(12)
    readonly property real smallRadius: mm(7)

    // Targets: nothing that can be tapped is under 10 mm, primary buttons are at least 15 mm high.
    readonly property real leastTarget: Math.ceil(10 * unit)
    readonly property real primaryHeight: Math.max(mm(wide ? 26 : 38), button * 1.9)
    readonly property real quietHeight: Math.max(mm(wide ? 20 : 27), body * 1.9)

    // Motion explains, never decorates; none in elder mode. Milliseconds.
    readonly property int quick: Terminal.animated && !elder ? 140 : 0
}
