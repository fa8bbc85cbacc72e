import QtQuick
import Yima

// An amount of money, "1,234.50", with its sign. Figures of one width; it gets smaller before any of
// it is cut off.
Label {
    required property string amount
    // Taken off the total.
    property bool off: false

    text: (off ? "−¥" : "¥") + amount
    font.features: {
        "tnum": 1
    }
    fontSizeMode: Text.HorizontalFit
    minimumPixelSize: Theme.note
    wrapMode: Text.NoWrap
}
