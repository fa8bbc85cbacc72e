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
    required property int newReports
    required property bool services

    readonly property real ticketRoom: height - title.height - Theme.mm(Theme.large ? 8 : 14) - (Theme.wide ? 0 : rest.height + grid.spacing)
    readonly property string toDo: {
        switch (ticket) {
        case "printing":
            return qsTr("Your ticket is being printed.");
        case "take":
            return qsTr("Please take your ticket, and wait where it says.");
        case "failed":
            return number === "" ? qsTr("You do not need a ticket. Please wait until your name is called.") : qsTr("There is no ticket this time. Please remember the number on the screen.");
        default:
            return qsTr("The screen shows where to wait.");
        }
    }

    heading: title.words
    spoken: [already ? qsTr("You are already signed in.") : qsTr("You have been signed in."), toDo].join(" ")
    spokenPrivately: [number === "" ? "" : qsTr("Your number is %1.").arg(number), queue.queueWords, place === "" ? "" : qsTr("Please wait at\n%1").arg(place).replace("\n", " "), directions].filter(Boolean).join("\n")

    Column {
        width: parent.width
        y: Theme.wide ? Math.max(0, Math.round((parent.height - height) / 2)) : Theme.mm(Theme.large ? 1 : 4)
        spacing: Theme.mm(Theme.wide || Theme.large ? 5 : 8)

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
                id: queue
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
                spacing: Theme.textSize > 1 ? Theme.mm(5) : Theme.gap

                WayCard {
                    width: parent.width
                    height: implicitHeight
                    department: screen.department
                    doctor: screen.doctor
                    place: screen.place
                    directions: screen.directions
                    // The number is what must stay large.
                    brief: Theme.textSize > 1 && screen.ticket === "failed" || Theme.large && more.cards > 0
                    bare: Theme.large && screen.ticket === "failed" && more.cards > 0
                }

                TicketStrip {
                    width: parent.width
                    ticket: screen.ticket
                    trouble: screen.troubleTitle
                    number: screen.troubleNumber
                    hasNumber: screen.number !== ""
                    roomy: !more.offered
                }

                Errands {
                    id: more
                    width: parent.width
                    height: implicitHeight
                    flat: true
                    merged: Theme.wide || Theme.textSize > 1
                    brief: Theme.large
                    lined: Theme.wide
                    dues: screen.dues
                    reports: screen.reports
                    newReports: screen.newReports
                    services: screen.services
                }
            }
        }
    }
}
