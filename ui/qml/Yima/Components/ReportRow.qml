import QtQuick
import Yima

// A finished report in the list: a box to choose it for printing, and what it is, which opens it.
// `report` has the fields of ReportCard. Of the one below the fold, the edge of its card.
ScrollSlice {
    id: row

    required property var report
    property bool canPrint: true

    readonly property real inset: Theme.mm(Theme.wide ? 5 : 7)
    readonly property bool choosable: canPrint && (report.printable ?? false)
    readonly property string counted: {
        if (!(report.results > 0) || !(report.attention >= 0))
            return "";
        return report.attention > 0 ? qsTr("Results: %1, to look at: %2").arg(report.results).arg(report.attention) : qsTr("Results: %1, none marked").arg(report.results);
    }
    readonly property string day: Dates.day(report.on ?? "")
    readonly property string source: Figures.line([report.department ?? "", day], " · ")
    readonly property string about: [report.title, kind.words, source, counted, marks.urgent, marks.edition, marks.printed].filter(Boolean).join(", ")

    readonly property real seen: scroller.viewTop + scroller.viewHeight - start

    opacity: whole || (seen > 0 && seen < 0.5 * height) ? 1 : 0
    height: Math.max(Theme.mm(Theme.wide ? 22 : Terminal.elder ? 44 : 30), words.height + 2 * Theme.mm(Theme.wide ? 2 : 4))

    Card {
        anchors.fill: parent
    }

    Item {
        id: content
        anchors.fill: parent
        opacity: row.whole ? 1 : 0

        Behavior on opacity {
            enabled: Theme.quick > 0
            NumberAnimation {
                duration: Theme.quick
            }
        }

        TickBox {
            id: box
            objectName: "choose_" + (row.report.id ?? "")
            x: Theme.start(content.width, width, row.inset)
            anchors.verticalCenter: parent.verticalCenter
            visible: row.choosable
            ticked: row.report.chosen ?? false
            name: qsTr("Choose for printing: %1").arg(row.about)
            onActiveFocusChanged: if (activeFocus)
                row.reveal()
            onActivated: row.whole ? Terminal.tap("choose_report", row.report.id) : row.reveal()
        }

        Picture {
            x: box.x + Math.round((box.width - width) / 2)
            anchors.verticalCenter: parent.verticalCenter
            visible: row.canPrint && !row.choosable
            name: row.report.mark === "printed" ? "icons/printed" : "icons/desk"
            side: Math.round(box.width * 0.86)
        }

        Tappable {
            id: words

            objectName: "open_" + (row.report.id ?? "")
            readonly property real edge: row.canPrint ? row.inset + box.width + Theme.gap : row.inset

            x: Theme.start(content.width, width, edge)
            anchors.verticalCenter: parent.verticalCenter
            width: content.width - edge - row.inset
            height: Math.max(inside.height, Theme.mm(16))
            radius: Theme.mm(4)
            name: qsTr("Read: %1").arg(row.about)
            onActiveFocusChanged: if (activeFocus)
                row.reveal()
            onActivated: row.whole ? Terminal.tap("open_report", row.report.id) : row.reveal()

            Column {
                id: inside

                // Pills that take too much of the line get one of their own.
                readonly property bool crowded: marks.wanted > 0.45 * width || title.longest > width - marks.wanted - Theme.mm(4)

                anchors.left: parent.left
                anchors.right: arrow.left
                anchors.rightMargin: Theme.mm(3)
                anchors.verticalCenter: parent.verticalCenter
                spacing: Theme.mm(0.5)

                Item {
                    width: parent.width
                    height: inside.crowded && marks.words !== "" ? title.height + marks.height + Theme.mm(1) : Math.max(title.height, marks.height)

                    KindMark {
                        id: kind
                        kind: row.report.kind ?? ""
                        x: Theme.start(parent.width, width, 0)
                        side: Math.round(title.font.pixelSize * 1.15)
                        y: Math.round(title.font.pixelSize * 0.14)
                    }

                    Label {
                        id: title

                        readonly property real edge: kind.width + Theme.mm(3)
                        readonly property real longest: Math.min(implicitWidth, 0.5 * inside.width) + edge

                        x: Theme.start(parent.width, width, edge)
                        width: parent.width - edge - (inside.crowded ? 0 : marks.width + Theme.mm(4))
                        text: row.report.title ?? ""
                        horizontalAlignment: Text.AlignLeft
                        font.pixelSize: Theme.wide ? Theme.caption : Theme.body
                        font.bold: true
                        lineHeight: 0.95
                        Accessible.ignored: true
                    }

                    ReportMarks {
                        id: marks
                        report: row.report
                        x: Theme.start(parent.width, width, inside.crowded ? 0 : parent.width - width)
                        y: inside.crowded ? title.height + Theme.mm(1) : Math.round((title.height - height) / 2)
                        width: inside.crowded ? parent.width : wanted
                    }
                }

                Column {
                    width: parent.width

                    Label {
                        width: parent.width
                        text: row.source
                        horizontalAlignment: Text.AlignLeft
                        color: Theme.muted
                        font.pixelSize: Theme.wide ? Theme.note : Theme.caption
                        Accessible.ignored: true
                    }

                    Label {
                        width: parent.width
                        visible: text !== ""
                        text: row.counted
                        horizontalAlignment: Text.AlignLeft
                        color: row.report.attention > 0 ? Theme.warm : Theme.muted
                        font.pixelSize: Theme.wide ? Theme.note : Theme.caption
                        font.bold: row.report.attention > 0
                        Accessible.ignored: true
                    }
                }
            }

            Picture {
                id: arrow
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                name: "icons/onward"
                directed: true
                side: Math.round(Theme.lead * 0.9)
            }
        }
    }
}
