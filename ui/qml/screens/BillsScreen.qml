pragma ComponentBehavior: Bound
import QtQuick
import Yima
import Yima.Components

// Unpaid bills by visit: pick some or all of them.
Page {
    id: screen

    required property var groups
    required property string total
    required property int chosen
    required property int count
    required property string troubleTitle
    required property string troubleAdvice
    required property string troubleNumber

    // In elder mode there is less to decide: whoever has all of them chosen may simply pay.
    readonly property bool allOffered: count > 1 && !(Terminal.elder && chosen === count)
    readonly property real sumStart: Theme.wide ? list.width + Theme.mm(16) : 0
    readonly property real start: Math.max((title?.y ?? 0) + (title?.height ?? 0), allOffered ? all.y + all.height : 0) + Theme.mm(Theme.wide ? 4 : 6)

    heading: headline.words
    spoken: {
        if (troubleTitle !== "")
            return qsTr("%1. Please look at your bills again.").arg(troubleTitle);
        if (chosen === 0)
            return qsTr("These are your unpaid bills. Touch those that you want to pay now.");
        return qsTr("These are your unpaid bills. Touch the big button to pay those with a tick.");
    }
    spokenPrivately: qsTr("%1 chosen, %2 yuan in all.").arg(chosen).arg(total.replace(/,/g, ""))
    aloud: Terminal.voice ? "" : troubleTitle === "" ? qsTr("Please choose what you want to pay") : troubleTitle

    PayTrail {
        id: trail
        width: screen.width
        step: 1
    }

    Item {
        id: title
        x: Theme.start(screen.width, width, 0)
        y: trail.height + Theme.mm(Theme.wide ? 1 : 2)
        width: screen.width - (screen.allOffered ? all.width + Theme.gap : 0)
        height: headline.height

        Heading {
            id: headline
            room: parent.width
            words: qsTr("Bills to pay")
        }
    }

    QuietButton {
        id: all
        objectName: "chooseAll"
        anchors.right: parent.right
        anchors.verticalCenter: title.verticalCenter
        height: Math.max(Theme.mm(Theme.wide ? 18 : 22), Theme.leastTarget)
        visible: screen.allOffered
        text: screen.chosen === screen.count ? qsTr("Choose none") : qsTr("Choose all")
        onActivated: Terminal.tap("choose_all", "")
    }

    BillList {
        id: list
        x: Theme.start(screen.width, width, 0)
        y: screen.start + (Theme.wide && trouble.active ? trouble.height + Theme.gap : 0)
        width: Theme.wide ? Math.round((screen.width - Theme.mm(16)) * (Theme.large ? 0.55 : 0.58)) : screen.width
        height: (Theme.wide ? screen.height : trouble.y - (trouble.active ? Theme.gap : 0)) - y
        groups: screen.groups
    }

    TroubleNotice {
        id: trouble
        y: Theme.wide ? screen.start : sum.y - Theme.gap - height
        width: screen.width
        height: active ? implicitHeight : 0
        title: screen.troubleTitle
        advice: screen.troubleAdvice
        brief: Theme.wide && Theme.large
        number: screen.troubleNumber
    }

    Card {
        id: sum
        x: Theme.start(screen.width, width, screen.sumStart)
        y: Theme.wide ? list.y : screen.height - height
        width: screen.width - screen.sumStart
        height: reckoning.height + 2 * Theme.mm(Theme.wide ? 8 : 10)

        Column {
            id: reckoning
            x: Theme.wide ? Theme.mm(Theme.large ? 3 : 6) : Theme.padding
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - 2 * x
            spacing: Theme.mm(Theme.wide ? 4 : 7)

            MoneyLine {
                width: parent.width
                // Large text beside a long explanation, or above one bill with its amount: the button has it, too.
                visible: !(Theme.large && (trouble.active || !Theme.wide && screen.count === 1 && screen.chosen === 1))
                label: screen.chosen > 0 ? qsTr("%1 chosen").arg(screen.chosen) : qsTr("Nothing chosen yet")
                amount: screen.total
                amountColor: Theme.accent
                size: Theme.wide ? Theme.caption : Theme.body
                amountSize: Theme.large ? Theme.heading : Theme.display
                strong: true
            }

            PrimaryButton {
                objectName: "pay"
                width: parent.width
                height: screen.chosen > 0 ? implicitHeight : Math.max(implicitHeight, Math.round(2.7 * Theme.button))
                enabled: screen.chosen > 0
                oneLine: screen.chosen > 0
                text: screen.chosen > 0 ? qsTr("Pay ¥%1").arg(screen.total) : qsTr("Please choose a bill")
                onActivated: Terminal.tap("pay_chosen", "")
            }
        }
    }
}
