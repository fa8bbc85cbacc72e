import QtQuick
import Yima

// Two things that belong together, such as department and doctor: side by side, or the second as a
// whole on a line of its own. Its height is reckoned and not a positioner's, which lays out nothing that is
// not seen: others ask for it before they show it.
Item {
    id: pair

    property string first: ""
    property string second: ""
    property alias font: firstLabel.font
    property color firstColor: Theme.ink
    property color secondColor: Theme.ink

    readonly property real spacing: Math.round(font.pixelSize * 0.4)
    readonly property bool both: first !== "" && second !== ""
    readonly property bool beside: both && firstLabel.width + spacing + secondLabel.width <= width
    readonly property real firstHeight: first !== "" ? firstLabel.height : 0
    readonly property real secondHeight: second !== "" ? secondLabel.height : 0

    implicitHeight: beside ? Math.max(firstHeight, secondHeight) : firstHeight + (both ? spacing : 0) + secondHeight

    Label {
        id: firstLabel
        anchors.left: parent.left
        width: Math.min(implicitWidth, pair.width)
        visible: text !== ""
        text: pair.first
        color: pair.firstColor
        horizontalAlignment: Text.AlignLeft
    }

    Label {
        id: secondLabel
        anchors.left: parent.left
        anchors.leftMargin: pair.beside ? firstLabel.width + pair.spacing : 0
        y: pair.both && !pair.beside ? firstLabel.height + pair.spacing : 0
        width: Math.min(implicitWidth, pair.width)
        visible: text !== ""
        text: pair.second
        color: pair.secondColor
        font: firstLabel.font
        horizontalAlignment: Text.AlignLeft
    }
}
