import QtQuick
import Yima

// A value, large, and its unit, small.
Item {
    id: figure

    required property string value
    required property string unit
    property bool cares: false
    property bool missing: false
    property bool atRight: true

    // Words rather than a number.
    readonly property bool lengthy: missing || value.length > 16
    // Not asked of the texts themselves: theirs change with the room they are given.
    readonly property real wanted: Math.ceil(whole.advanceWidth + (unit === "" ? 0 : small.advanceWidth + Theme.mm(2))) + 2
    readonly property bool oneLine: wanted <= width + 1

    implicitHeight: oneLine ? number.height : number.height + (sign.visible ? sign.height : 0)

    TextMetrics {
        id: whole
        font.family: number.font.family
        font.pixelSize: number.font.pixelSize
        font.bold: number.font.bold
        text: figure.value
    }

    TextMetrics {
        id: small
        font: sign.font
        text: figure.unit
    }

    Label {
        id: number
        x: figure.atRight && figure.oneLine ? figure.width - figure.wanted : 0
        width: figure.oneLine ? Math.ceil(whole.advanceWidth) + 2 : figure.width
        text: figure.value
        color: figure.missing ? Theme.muted : figure.cares ? Theme.warm : Theme.ink
        font.pixelSize: figure.lengthy ? Theme.caption : Theme.wide ? Theme.body * 1.1 : Theme.elder ? Theme.lead : Theme.button * 1.1
        font.bold: !figure.missing
        Accessible.ignored: true
    }

    Label {
        id: sign
        x: figure.oneLine ? number.x + number.width + Theme.mm(2) : 0
        y: figure.oneLine ? number.baselineOffset - baselineOffset : number.height
        visible: text !== ""
        text: figure.unit
        color: Theme.muted
        font.pixelSize: Theme.note
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
}
