import QtQuick
import Yima

// Two things that belong together, such as department and doctor: side by side, or the second as a
// whole on a line of its own.
Flow {
    id: pair

    property string first: ""
    property string second: ""
    property alias font: firstLabel.font
    property color firstColor: Theme.ink
    property color secondColor: Theme.ink

    spacing: Math.round(font.pixelSize * 0.4)

    Label {
        id: firstLabel
        width: Math.min(implicitWidth, parent.width)
        visible: text !== ""
        text: pair.first
        color: pair.firstColor
        horizontalAlignment: Text.AlignLeft
    }

    Label {
        width: Math.min(implicitWidth, parent.width)
        visible: text !== ""
        text: pair.second
        color: pair.secondColor
        font: firstLabel.font
        horizontalAlignment: Text.AlignLeft
    }
}
