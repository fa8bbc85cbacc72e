pragma Singleton
import QtQuick

// Design tokens. Lengths are millimetres on the panel, turned into dots by one unit.
QtObject {
    id: theme

    // The window, in dots; Kiosk.qml keeps it up to date.
    property real windowWidth: 1080
    property real windowHeight: 1920

    readonly property bool wide: windowWidth > windowHeight
    // 1 to 4: kiosk.session.preferences.TextSize.
    readonly property int textSize: Terminal.textSize
    // The two larger ones have layouts of their own.
    readonly property bool large: textSize >= 3
    readonly property bool latin: !Terminal.language.startsWith("zh")
    // Written from right to left: Kiosk.qml mirrors anchors, rows and columns; `start` is for an x.
    readonly property bool mirrored: Terminal.language.startsWith("ar")

    // The layouts are drawn for an upright 21.5" panel and a 17" one of 5:4. Larger panels are read
    // from further away, so everything grows. Smaller windows (a desk monitor) shrink it.
    readonly property real fit: Math.min(windowWidth / Terminal.pxPerMm / (wide ? 338 : 268), windowHeight / Terminal.pxPerMm / (wide ? 270 : 476))
    readonly property real unit: Terminal.pxPerMm * Math.min(1.6, fit)

    function mm(length: real): real {
        return Math.round(length * unit);
    }

    // The x of something `width` wide that stands `offset` after the edge where lines begin, in `room`.
    function start(room: real, width: real, offset: real): real {
        return mirrored ? room - width - offset : offset;
    }

    // Type. Em sizes in mm: the capitals of Noto Sans CJK are 0.733 em high, so 6.55 mm is the
    // least that gives running text its 4.8 mm; 1.52 times that gives elder mode its 7.3 mm. What
    // is large already grows less in elder mode, so that it does not push the rest out.
    readonly property real leastEm: [6.57, 7.39, 8.76, 9.98][textSize - 1]
    // How far from the standard (0) to elder mode's (1) the text has grown.
    readonly property real growth: (leastEm - 6.57) / (9.98 - 6.57)
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
        const share = wide ? (size > 13 ? 0.4 : 0.65) : 1;
        const scaled = size * (latin ? latinFactor : 1) * (wide ? 0.84 : 1) * (1 + growth * (elderFactor - 1) * share);
        return Math.round(Math.max(scaled, leastEm) * unit);
    }

    // Staff stand nearer and read more at a time: capitals of at least 3.2 mm, whatever a patient chose
    // (docs/decisions/0023-staff-screens.md).
    readonly property real staffNote: staffEm(5.2)
    readonly property real staffText: staffEm(6.4)
    readonly property real staffLead: staffEm(8)
    readonly property real staffTitle: staffEm(11)

    function staffEm(size: real): real {
        return Math.ceil(size * (wide ? 0.9 : 1) * unit);
    }

    // Colour: a quiet ground, white cards, one deep accent; warm only for what needs a hand or care.
    // Each token in the three themes of kiosk.session.preferences.ColourTheme.
    readonly property bool dark: Terminal.theme === "dark"
    readonly property bool highContrast: Terminal.theme === "high_contrast"

    function hue(light: color, highContrast: color, dark: color): color {
        return theme.dark ? dark : theme.highContrast ? highContrast : light;
    }

    readonly property color ground: hue("#f2f6f7", "#ffffff", "#0c161b")
    readonly property color card: hue("#ffffff", "#ffffff", "#17252c")
    readonly property color line: hue("#d3dee3", "#000000", "#34474f")
    readonly property color ink: hue("#10222e", "#000000", "#f1f6f7")
    readonly property color muted: hue("#3f5260", "#000000", "#c3d0d5")
    readonly property color accent: hue("#0a5a5f", "#00282b", "#8fded6")
    readonly property color accentPressed: hue("#084448", "#001214", "#b7ece6")
    readonly property color accentTint: hue("#ddeeed", "#ffffff", "#1d3a3d")
    readonly property color accentInk: hue("#ffffff", "#ffffff", "#06201f")
    readonly property color accentInkQuiet: hue("#e9f7f4", "#ffffff", "#0a2a29")
    readonly property color warm: hue("#7c2a10", "#3d0f00", "#ffb59b")
    readonly property color warmTint: hue("#fdeee4", "#ffffff", "#3a2219")
    readonly property color warmLine: hue("#f3d5c3", "#3d0f00", "#6b4231")
    readonly property color usual: hue("#bfe0da", "#7fc4ba", "#2f6b66")
    readonly property color pressed: hue("#e3ecee", "#d6d6d6", "#243740")
    readonly property color channelGreen: hue("#1f8f4e", "#0b4a26", "#5fd08f")
    readonly property color channelBlue: hue("#1d66c2", "#0a2f63", "#86b7f5")
    readonly property color channelRed: hue("#b8322f", "#5e0f0d", "#f59a97")
    readonly property color focus: hue("#0b3fb3", "#0000c8", "#ffd54a")
    readonly property color mirrorTop: hue("#2c4655", "#000000", "#22343d")
    readonly property color mirrorBottom: hue("#15252e", "#000000", "#0a1317")
    readonly property color mirrorFrame: hue("#91e2d6", "#ffffff", "#91e2d6")
    readonly property color shade: hue("#101d26", "#000000", "#04090b")
    // Codes to be scanned are black on white whatever the theme.
    readonly property color codeInk: "#10222e"
    readonly property color codeGround: "#ffffff"

    // What the colours of the drawings in resources/ are in this theme; empty where they are as drawn.
    // Icons stand among words and follow them. Illustrations keep their light ground, a little dimmed.
    readonly property string iconHues: {
        if (Terminal.theme === "light")
            return "";
        const now = {
            "0a5a5f": accent,
            "ffffff": accentInk,
            "7c2a10": warm,
            "10222e": ink,
            "3f5260": muted
        };
        return Object.keys(now).map(drawn => `${drawn}=${now[drawn].toString().slice(1)}`).join("&");
    }
    readonly property string artHues: {
        if (highContrast)
            return "ddeeed=ffffff&10222e=000000&0a5a5f=00282b&d3dee3=8a8a8a&b9c4ca=6b6b6b&8a3010=3d0f00&fdeee4=ffffff&f3d5c3=3d0f00&91e2d6=00282b&2c4655=000000";
        return dark ? "ddeeed=a9cfcb&fdeee4=f3d5c3" : "";
    }

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
    readonly property int quick: Terminal.animated && !Terminal.elder ? 140 : 0
}
