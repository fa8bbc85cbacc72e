import QtQuick
import Yima

// A value, large, and its unit, small: in this order whatever way the words of the screen run.
Item {
    id: figure

    required property string value
    required property string unit
    property bool cares: false
    property bool missing: false
    // At the end of the line.
    property bool atEnd: true

    // Words rather than a number.
    readonly property bool lengthy: missing || value.length > 16
    readonly property real gap: unit === "" ? 0 : Theme.mm(2)
    // Not asked of the text of the value: that changes with the room it is given.
    readonly property real wanted: Math.ceil(whole.advanceWidth + gap + sign.implicitWidth) + 2
    readonly property bool oneLine: wanted <= width + 1

    implicitHeight: oneLine ? number.height : number.height + (sign.text !== "" ? sign.height : 0)

    TextMetrics {
        id: whole
        font: number.font
        text: figure.value
    }

    Label {
        id: number
        x: figure.atEnd === Theme.mirrored || !figure.oneLine ? 0 : figure.width - figure.wanted
        width: figure.oneLine ? Math.ceil(whole.advanceWidth) + 2 : figure.width
        text: figure.value
        horizontalAlignment: Text.AlignLeft
        color: figure.missing ? Theme.muted : figure.cares ? Theme.warm : Theme.ink
        font.pixelSize: figure.lengthy ? Theme.caption : Theme.wide ? Theme.body * 1.1 : Theme.large ? Theme.lead : Theme.button * 1.1
        font.bold: !figure.missing
        Accessible.ignored: true
    }

    Label {
        id: sign
        x: figure.oneLine ? number.x + number.width + figure.gap : Theme.start(figure.width, width, 0)
        y: figure.oneLine ? number.baselineOffset - baselineOffset : number.height
        visible: text !== ""
        text: figure.unit
        color: Theme.muted
        font.pixelSize: Theme.note
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
}
