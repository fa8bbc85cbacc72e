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

    heading: waits ? panes.title : message.title
    spoken: waits ? qsTr("Your reports are not finished yet. Please come back later.") : qsTr("There are no reports here yet. If yours should be here, please ask at the desk.")
    spokenPrivately: pending.map(each => [each.title, Dates.momentOfYear(each.expected)].filter(Boolean).join(" ")).join(qsTr(". ", "between sentences"))

    Message {
        id: message
        anchors.fill: parent
        visible: !screen.waits
        picture: "illustrations/no-reports"
        title: screen.name === "" ? qsTr("There are no reports yet") : qsTr("%1, there are no reports yet").arg(screen.name)
        advice: qsTr("Reports appear here as soon as they are finished. If yours should be here, please ask at the desk.")
    }

    PrintPanes {
        id: panes
        anchors.fill: parent
        visible: screen.waits
        picture: "illustrations/no-reports"
        title: screen.name === "" ? qsTr("No report is finished yet") : qsTr("%1, no report is finished yet").arg(screen.name)
        detail: qsTr("These are being made. Please come back later.")
        wanted: all.height

        Scroller {
            id: list
            parent: panes.place
            anchors.fill: parent

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
}
