import QtQuick
import Yima

// A report that is being made. `pending` has the fields of PendingCard.
ScrollSlice {
    id: row

    required property var pending
    // All there is to see, not the lesser part of a list.
    property bool large: false

    readonly property real size: large && !Theme.wide && !Theme.large ? Theme.body : Theme.caption

    height: Math.max(Theme.mm(large ? (Theme.wide ? 20 : 30) : (Theme.wide ? 14 : 18)), words.height + 2 * Theme.mm(Theme.wide ? 2 : 3))

    Card {
        anchors.fill: parent
        color: "transparent"
        border.width: Theme.mm(0.5)
    }

    KindMark {
        id: mark
        kind: row.pending.kind ?? ""
        anchors.left: parent.left
        anchors.leftMargin: Theme.mm(Theme.wide ? 7 : 9)
        anchors.verticalCenter: parent.verticalCenter
        side: Math.round(row.size * 1.3)
    }

    Flow {
        id: words
        anchors.left: mark.right
        anchors.leftMargin: Theme.mm(6)
        anchors.right: parent.right
        anchors.rightMargin: Theme.mm(7)
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.mm(3)

        Label {
            width: Math.min(implicitWidth, parent.width)
            horizontalAlignment: Text.AlignLeft
            text: row.pending.title ?? ""
            font.pixelSize: row.size
            font.bold: true
            lineHeight: 0.95
        }

        Label {
            width: Math.min(implicitWidth, parent.width)
            horizontalAlignment: Text.AlignLeft
            text: {
                if (row.pending.expected)
                    return qsTr("Expected by %1").arg(Dates.momentOfYear(row.pending.expected));
                return row.pending.since ? qsTr("In progress since %1").arg(Dates.dayOfYear(row.pending.since)) : qsTr("In progress");
            }
            color: Theme.muted
            font.pixelSize: row.size
        }
    }
}
