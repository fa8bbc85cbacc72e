import QtQuick
import Yima

// What it is, and how much: side by side, or the amount below where both do not fit.
Item {
    id: line

    required property string label
    required property string amount
    property string remark: ""
    property bool off: false
    property color labelColor: Theme.muted
    property color amountColor: Theme.ink
    property real size: Theme.body
    property real amountSize: size
    property bool strong: false

    readonly property real gutter: Theme.mm(4)
    // The amount goes below before a short label is broken in two; a long one breaks first.
    readonly property real free: width - Math.ceil(whole.advanceWidth) - gutter
    readonly property bool stacked: oneLine.advanceWidth > free && (oneLine.advanceWidth < 0.6 * width || free < 0.42 * width)

    implicitHeight: stacked ? name.height + figure.height : Math.max(name.height, figure.height)

    // Not asked of the texts themselves: theirs change with the room they are given.
    TextMetrics {
        id: oneLine
        font: name.font
        text: line.label
    }

    TextMetrics {
        id: whole
        font.family: figure.font.family
        font.pixelSize: line.amountSize
        font.bold: line.strong
        text: figure.text
    }

    Pair {
        id: name
        anchors.left: parent.left
        y: line.stacked ? 0 : Math.round((line.height - height) / 2)
        width: line.stacked ? line.width : line.free
        first: line.label
        second: line.remark
        firstColor: line.labelColor
        secondColor: Theme.muted
        font.pixelSize: line.size
        font.bold: line.strong
    }

    AmountText {
        id: figure
        anchors.right: parent.right
        y: line.stacked ? name.height : Math.round((line.height - height) / 2)
        width: Math.min(line.width, Math.ceil(whole.advanceWidth) + 1)
        amount: line.amount
        off: line.off
        color: line.amountColor
        font.pixelSize: line.amountSize
        font.bold: line.strong
        horizontalAlignment: Text.AlignRight
    }
}
