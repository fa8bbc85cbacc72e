import QtQuick
import Yima
import Yima.Components

// Done: the number, who is ahead, where to go, the paper.
Page {
    id: screen

    required property string number
    required property string department
    required property string doctor
    required property int ahead
    required property int waitMinutes
    required property string place
    required property string directions
    required property string ticket
    required property string troubleTitle
    required property string troubleAdvice
    required property string troubleNumber
    required property bool canReprint
    required property bool already
    required property int secondsLeft
    required property var dues
    required property bool reports

    readonly property real ticketRoom: height - title.height - Theme.mm(14) - (Theme.wide ? 0 : rest.height + grid.spacing)

    heading: title.words

    Column {
        width: parent.width
        y: Theme.wide ? Math.max(0, Math.round((parent.height - height) / 2)) : Theme.mm(4)
        spacing: Theme.mm(Theme.wide ? 5 : 8)

        Heading {
            id: title
            room: parent.width
            words: screen.already ? qsTr("You are already signed in") : qsTr("You are signed in")
            color: Theme.accent
            centred: true
        }

        Grid {
            id: grid
            width: parent.width
            columns: Theme.wide ? 2 : 1
            spacing: Theme.gap

            readonly property real ticketWidth: Theme.wide ? Math.round((width - spacing) * 0.46) : width
            readonly property real restWidth: Theme.wide ? width - spacing - ticketWidth : width

            QueueTicket {
                width: grid.ticketWidth
                height: Math.min(Theme.wide ? Math.max(implicitHeight, rest.height) : implicitHeight, screen.ticketRoom)
                number: screen.number
                ahead: screen.ahead
                waitMinutes: screen.waitMinutes
                larger: screen.ticket === "failed"
            }

            Column {
                id: rest
                width: grid.restWidth
                spacing: Theme.gap

                Card {
                    width: parent.width
                    height: way.implicitHeight + 2 * Theme.mm(Theme.elder ? 8 : 12)

                    Column {
                        id: way
                        x: Theme.padding
                        anchors.verticalCenter: parent.verticalCenter
                        width: parent.width - 2 * Theme.padding
                        spacing: Theme.mm(1)

                        Pair {
                            width: parent.width
                            first: screen.department
                            second: screen.doctor
                            font.pixelSize: Theme.wide || Theme.elder ? Theme.caption : Theme.body
                        }

                        Prose {
                            room: parent.width
                            centred: false
                            words: screen.place === "" ? qsTr("Please wait in the waiting area of your department") : qsTr("Please wait at\n%1").arg(screen.place)
                            font.pixelSize: Theme.lead * 1.06
                            font.bold: true
                        }

                        Label {
                            width: parent.width
                            // Without a ticket the number is what must stay large.
                            visible: text !== "" && !(Theme.elder && screen.ticket === "failed")
                            text: screen.directions
                            color: Theme.muted
                            font.pixelSize: Theme.wide || Theme.elder ? Theme.caption : Theme.body
                        }
                    }
                }

                TicketStrip {
                    width: parent.width
                    ticket: screen.ticket
                    trouble: screen.troubleTitle
                    number: screen.troubleNumber
                    hasNumber: screen.number !== ""
                }

                Errands {
                    width: parent.width
                    dues: screen.dues
                    reports: screen.reports
                    brief: Theme.elder
                    flat: true
                }
            }
        }
    }
}
