import QtQuick
import Yima

// One value of earlier days. `dot` has the fields of TrendDot.
CardSlice {
    id: row

    required property var dot

    readonly property bool stacked: Math.ceil(oneLine.advanceWidth) + figure.width + Theme.mm(6) > width - 2 * inset

    inset: Theme.mm(Theme.wide ? 6 : 11)

    TextMetrics {
        id: oneLine
        font: day.font
        text: day.text
    }

    Label {
        id: day
        x: Theme.start(parent.width, width, 0)
        y: row.stacked ? 0 : Math.round((figure.height - height) / 2)
        width: parent.width - (row.stacked ? 0 : figure.width + Theme.mm(4))
        text: Dates.day(row.dot.on ?? "")
        horizontalAlignment: Text.AlignLeft
        color: Theme.muted
        font.pixelSize: Theme.caption
        font.bold: row.dot.current ?? false
    }

    FlagText {
        id: figure
        x: Theme.start(parent.width, width, parent.width - width)
        y: row.stacked ? day.height : 0
        flag: row.dot.flag ?? "none"
        value: row.dot.value ?? ""
    }
}
