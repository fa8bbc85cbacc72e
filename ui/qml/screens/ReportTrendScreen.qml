pragma ComponentBehavior: Bound
import QtQuick
import Yima
import Yima.Components

// One value over time.
Page {
    id: screen

    required property string name
    required property string unit
    required property string usual
    required property var dots
    required property int low
    required property int high
    required property string lowText
    required property string highText

    heading: title.words
    spoken: [qsTr("These are your earlier results."), qsTr("To go back to the report, touch Back at the bottom.")].join(" ")
    spokenPrivately: [name, course.summary].join(qsTr(". ", "between sentences"))

    TrendWords {
        id: course
        dots: screen.dots
        usual: screen.usual
        unit: screen.unit
    }

    Column {
        id: head
        y: Theme.mm(Theme.wide ? 2 : 4)
        width: parent.width
        spacing: Theme.mm(2)

        Heading {
            id: title
            x: Theme.start(parent.width, width, 0)
            room: parent.width
            words: screen.name
        }

        Label {
            width: parent.width
            horizontalAlignment: Text.AlignLeft
            text: screen.usual === "" ? screen.unit : qsTr("Usual: %1").arg(Figures.kept([screen.usual, screen.unit].filter(Boolean).join(" ")))
            visible: text !== ""
            color: Theme.muted
            font.pixelSize: Theme.caption
        }

        Prose {
            x: Theme.start(parent.width, width, 0)
            room: parent.width
            centred: false
            words: course.summary
            font.pixelSize: Theme.wide ? Theme.caption : Theme.body
        }
    }

    Card {
        id: card
        x: Theme.start(screen.width, width, 0)
        y: head.y + head.height + Theme.gap
        width: Theme.wide ? Math.round((parent.width - Theme.mm(16)) * 0.6) : parent.width
        height: Theme.wide ? parent.height - y : Math.round((parent.height - y) * 0.55)

        TrendPlot {
            objectName: "plot"
            anchors.fill: parent
            anchors.margins: Theme.mm(Theme.wide ? 6 : 9)
            dots: screen.dots
            low: screen.low
            high: screen.high
            lowText: screen.lowText
            highText: screen.highText
            told: course.whole
        }
    }

    Scroller {
        id: list

        readonly property real beside: Theme.wide ? card.width + Theme.mm(10) : 0

        x: Theme.start(screen.width, width, beside)
        y: Theme.wide ? card.y : card.y + card.height + Theme.gap
        width: screen.width - beside - (Theme.wide ? Theme.mm(6) : 0)
        height: parent.height - y

        Column {
            id: table
            width: list.width
            spacing: -Theme.hairline

            Repeater {
                model: screen.dots.length

                TrendRow {
                    required property int index
                    width: table.width
                    scroller: list
                    // The newest first.
                    dot: screen.dots[screen.dots.length - 1 - index] ?? {}
                    first: index === 0
                    last: index === screen.dots.length - 1
                }
            }
        }
    }
}
