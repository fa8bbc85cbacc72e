import QtQuick
import Yima

// An amount of money, "1,234.50", with its sign. Figures of one width; it gets smaller before any of
// it is cut off.
Label {
    required property string amount
    // Taken off the total.
    property bool off: false

    readonly property string figures: (off ? "−¥" : "¥") + amount

    // From left to right whatever the language: else the sign would stand behind the figures.
    text: Theme.mirrored ? `\u2066${figures}\u2069` : figures
    font.features: {
        "tnum": 1
    }
    fontSizeMode: Text.HorizontalFit
    minimumPixelSize: Theme.note
    wrapMode: Text.NoWrap
}
