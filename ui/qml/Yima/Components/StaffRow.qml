import QtQuick
import Yima

// A line of a page: what it is, how it is, and smaller what else there is to say. The whole line is the
// button of one that opens something. `row` has the fields of kiosk.maintenance.sheet.Row.
ScrollSlice {
    id: line

    required property var row
    property bool first: false
    property bool last: false

    readonly property string label: row.label ?? ""
    readonly property string value: row.value ?? ""
    readonly property string detail: row.detail ?? ""
    readonly property string item: row.opens ?? ""
    readonly property bool opens: item !== ""
    // Nothing else is said, or it says what is to be done.
    readonly property bool told: !opens && line.value === ""
    readonly property bool urgent: row.tone === "warn" || row.tone === "bad"
    readonly property real inset: Theme.mm(5)
    readonly property real room: width - 2 * inset - (opens ? arrow.width + Theme.mm(3) : 0)
    // Words that do not go beside each other stand below each other.
    readonly property bool stacked: labelMetrics.advanceWidth + (line.value === "" ? 0 : valueMetrics.advanceWidth + mark.taken + Theme.mm(6)) > room

    // Below a line that can be touched; of the last one, the focus ring's.
    readonly property real space: !opens ? 0 : last ? scroller.ring : Theme.gap

    // A line that can be touched is a card of its own; the others are lines of one card.
    height: Math.ceil(Math.max(opens ? Theme.mm(16) : 0, words.height + 2 * Theme.mm(Theme.wide ? 2 : 2.6))) + space

    Card {
        width: parent.width
        height: parent.height - line.space
        color: touch.pressed ? Theme.pressed : Theme.card
        radius: 0
        topLeftRadius: line.first || line.opens ? Theme.mm(5) : 0
        topRightRadius: topLeftRadius
        bottomLeftRadius: line.last || line.opens ? Theme.mm(5) : 0
        bottomRightRadius: bottomLeftRadius

        Tappable {
            id: touch
            objectName: line.opens ? "item_" + line.item : ""
            anchors.fill: parent
            enabled: line.opens
            radius: Theme.mm(5)
            name: [line.label, line.value, mark.words, line.detail].filter(Boolean).join(", ")
            Accessible.ignored: !line.opens
            onActiveFocusChanged: if (activeFocus)
                line.reveal()
            onActivated: line.whole ? Terminal.tap("open_item", line.item) : line.reveal()

            Column {
                id: words
                x: line.inset
                anchors.verticalCenter: parent.verticalCenter
                width: line.room

                Grid {
                    width: parent.width
                    columns: line.stacked ? 1 : 2
                    columnSpacing: Theme.mm(6)

                    Label {
                        id: label
                        width: line.stacked ? parent.width : parent.width - states.width - Theme.mm(6)
                        text: line.label
                        color: line.opens ? Theme.ink : Theme.muted
                        font.pixelSize: Theme.staffText
                        font.bold: line.opens
                        horizontalAlignment: Text.AlignLeft
                        Accessible.ignored: line.opens
                    }

                    Item {
                        id: states
                        width: line.stacked ? parent.width : Math.ceil(valueMetrics.advanceWidth) + 2 + mark.taken
                        height: Math.max(value.height, mark.visible ? mark.height : 0)
                        visible: line.value !== "" || mark.visible

                        StaffTone {
                            id: mark

                            readonly property real taken: visible ? width + Theme.mm(2.5) : 0

                            y: Math.round((label.font.pixelSize * 1.45 - height) / 2)
                            tone: line.row.tone ?? "plain"
                        }

                        Label {
                            id: value
                            x: mark.taken
                            width: parent.width - mark.taken
                            text: line.value
                            color: mark.ink
                            font.pixelSize: Theme.staffText
                            font.bold: !line.opens || mark.visible
                            font.features: {
                                "tnum": 1
                            }
                            wrapMode: Text.Wrap
                            horizontalAlignment: Text.AlignLeft
                            Accessible.ignored: line.opens
                            Accessible.name: [line.value, mark.words].filter(Boolean).join(", ")
                        }
                    }
                }

                Label {
                    width: parent.width
                    visible: text !== ""
                    text: line.detail
                    color: line.told || line.urgent ? Theme.ink : Theme.muted
                    font.pixelSize: line.told ? Theme.staffText : Theme.staffNote
                    wrapMode: Text.Wrap
                    horizontalAlignment: Text.AlignLeft
                    Accessible.ignored: line.opens
                }
            }

            Picture {
                id: arrow
                anchors.right: parent.right
                anchors.rightMargin: line.inset
                anchors.verticalCenter: parent.verticalCenter
                visible: line.opens
                name: "icons/onward"
                side: Math.round(Theme.staffLead)
            }
        }
    }

    Rectangle {
        x: line.inset
        width: parent.width - 2 * x
        height: Theme.hairline
        visible: !line.first && !line.opens
        color: Theme.line
    }

    TextMetrics {
        id: labelMetrics
        font: label.font
        text: line.label
    }

    TextMetrics {
        id: valueMetrics
        font: value.font
        text: line.value
    }
}
