pragma ComponentBehavior: Bound
import QtQuick
import Yima

// One line of a laboratory report: name, value and what it is against its range. A numeric one opens
// its earlier values. `row` has the fields of ResultRow.
CardSlice {
    id: line

    required property var row
    // It says which panel it is a part of.
    property bool named: false

    readonly property bool missing: row.missing ?? false
    readonly property bool scaled: row.bar?.value !== undefined
    readonly property string verdict: {
        if (missing)
            return qsTr("no result");
        return meaning.words === "" ? "" : meaning.arrow + meaning.words;
    }
    readonly property string usual: row.usual ? qsTr("usual %1").arg(Figures.kept(row.usual)) : ""
    readonly property string changed: row.changed ? qsTr("Changed after it was first given out") : ""
    // Small, under the name; most have none of the last two.
    readonly property var remarks: [usual, changed, row.note ?? ""].filter(Boolean)
    readonly property string told: [row.group, row.name, missing ? "" : `${row.value} ${row.unit}`.trim(), missing ? row.value : "", line.verdict, usual, changed, row.note].filter(Boolean).join(", ")

    above: Theme.mm(4.3)
    inset: Theme.mm(Theme.wide ? 6 : 9)

    Flag {
        id: meaning
        name: line.row.flag ?? "none"
    }

    Tappable {
        id: target
        objectName: "trend_" + (line.row.id ?? "")
        width: parent.width
        height: Math.max(body.height, Theme.leastTarget)
        radius: Theme.mm(4)
        enabled: line.row.numeric ?? false
        name: enabled ? qsTr("Earlier values of %1").arg(line.told) : line.told
        Accessible.role: enabled ? Accessible.Button : Accessible.StaticText
        onActiveFocusChanged: if (activeFocus)
            line.reveal()
        onActivated: line.whole ? Terminal.tap("show_trend", line.row.id) : line.reveal()

        Rectangle {
            anchors.fill: parent
            anchors.margins: -Theme.mm(2)
            z: -1
            radius: target.radius
            visible: target.pressed
            color: Theme.pressed
        }

        Item {
            id: body

            readonly property real room: width - (target.enabled ? arrow.width + Theme.mm(3) : 0)
            // Words instead of a number, or a number too long to stand beside the name.
            readonly property bool stacked: figure.wanted > 0.46 * room
            readonly property real factsRoom: stacked ? room : room - right.width - Theme.mm(6)

            width: parent.width
            height: stacked ? facts.height + right.height + Theme.mm(1) : Math.max(facts.height, right.height)

            Column {
                id: facts
                x: Theme.start(parent.width, width, 0)
                y: body.stacked ? 0 : Math.round((body.height - height) / 2)
                width: body.factsRoom
                spacing: Theme.mm(0.5)

                Label {
                    width: parent.width
                    visible: line.named && text !== ""
                    text: line.row.group ?? ""
                    horizontalAlignment: Text.AlignLeft
                    color: Theme.muted
                    font.pixelSize: Theme.note
                    Accessible.ignored: true
                }

                Label {
                    width: parent.width
                    text: line.row.name ?? ""
                    horizontalAlignment: Text.AlignLeft
                    font.pixelSize: Theme.wide ? Theme.caption : Theme.body
                    font.bold: true
                    lineHeight: 0.95
                    Accessible.ignored: true
                }

                ResultScale {
                    x: Theme.start(parent.width, width, 0)
                    // As long as the others on the card.
                    width: Math.min(parent.width, Math.round(0.5 * body.room))
                    visible: line.scaled
                    bar: line.row.bar ?? {}
                    cares: meaning.cares
                }

                Repeater {
                    model: line.remarks

                    Label {
                        required property string modelData

                        width: facts.width
                        text: modelData
                        horizontalAlignment: Text.AlignLeft
                        color: modelData === line.changed ? Theme.warm : Theme.muted
                        font.pixelSize: Theme.note
                        Accessible.ignored: true
                    }
                }
            }

            Flow {
                id: right
                x: Theme.start(parent.width, width, body.stacked ? 0 : body.room - width)
                y: body.stacked ? facts.height + Theme.mm(1) : Math.round((body.height - height) / 2)
                width: body.stacked ? body.room : Math.max(figure.wanted, flag.wanted)
                spacing: body.stacked ? Theme.mm(4) : 0

                ResultFigure {
                    id: figure
                    width: body.stacked ? Math.min(wanted, parent.width) : parent.width
                    height: implicitHeight
                    value: line.row.value ?? ""
                    unit: line.row.unit ?? ""
                    cares: meaning.cares
                    missing: line.missing
                    atEnd: !body.stacked
                }

                Label {
                    id: flag

                    readonly property real wanted: Math.ceil(implicitWidth)

                    width: body.stacked ? wanted : parent.width
                    height: body.stacked && figure.oneLine ? Math.max(implicitHeight, figure.height) : implicitHeight
                    visible: text !== ""
                    text: line.verdict
                    color: meaning.cares || line.missing ? Theme.warm : Theme.muted
                    font.pixelSize: Theme.wide ? Theme.note : Theme.caption
                    font.bold: meaning.cares
                    wrapMode: Text.NoWrap
                    horizontalAlignment: body.stacked ? Text.AlignLeft : Text.AlignRight
                    verticalAlignment: Text.AlignVCenter
                    Accessible.ignored: true
                }
            }

            Picture {
                id: arrow
                anchors.right: parent.right
                y: Math.round((body.height - height) / 2)
                visible: target.enabled
                name: "icons/trend"
                side: Math.round(Theme.lead * 0.9)
            }
        }
    }
}
