pragma ComponentBehavior: Bound
import QtQuick
import Yima
import Yima.Components

// No report is finished; perhaps some are being made.
Page {
    id: screen

    required property string name
    required property var pending
    required property int secondsLeft

    readonly property bool waits: pending.length > 0

    heading: waits ? title.words : message.title
    spoken: heading

    Message {
        id: message
        anchors.fill: parent
        visible: !screen.waits
        picture: "illustrations/no-reports"
        title: screen.name === "" ? qsTr("There are no reports yet") : qsTr("%1, there are no reports yet").arg(screen.name)
        advice: qsTr("Reports appear here as soon as they are finished. If yours should be here, please ask at the desk.")
    }

    Column {
        id: head
        y: Theme.mm(Theme.wide ? 3 : 6)
        width: parent.width
        visible: screen.waits
        spacing: Theme.mm(3)

        Heading {
            id: title
            room: parent.width
            words: screen.name === "" ? qsTr("No report is finished yet") : qsTr("%1, no report is finished yet").arg(screen.name)
        }

        Prose {
            room: parent.width
            centred: false
            words: qsTr("These are being made. Please come back later.")
            color: Theme.muted
            font.pixelSize: Theme.wide ? Theme.body : Theme.lead
        }
    }

    Picture {
        readonly property real free: list.height - list.wanted - Theme.gap

        x: Math.round((parent.width - width) / 2)
        y: list.y + list.wanted + Theme.gap + Math.round((free - height) * 0.4)
        visible: screen.waits && free > Theme.mm(70)
        name: visible ? "illustrations/no-reports" : ""
        side: Math.max(0, Math.min(Theme.mm(136), free - Theme.gap))
    }

    Scroller {
        id: list

        readonly property real wanted: all.height

        y: head.y + head.height + Theme.gap
        width: parent.width
        height: parent.height - y
        visible: screen.waits

        Column {
            id: all
            width: list.width
            spacing: Theme.mm(Theme.wide ? 4 : 6)

            Repeater {
                model: screen.pending.length

                PendingRow {
                    required property int index
                    width: all.width
                    scroller: list
                    large: true
                    pending: screen.pending[index] ?? {}
                }
            }
        }
    }
}
