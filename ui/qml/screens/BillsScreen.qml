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

    readonly property real start: Math.max(title.y + title.height, all.visible ? all.y + all.height : 0) + Theme.mm(Theme.wide ? 4 : 6)

    heading: title.words
    spoken: troubleTitle === "" ? qsTr("Please choose what you want to pay") : troubleTitle

    Heading {
        id: title
        y: Theme.mm(Theme.wide ? 3 : 2)
        room: all.visible ? all.x - Theme.gap : screen.width
        words: qsTr("Bills to pay")
    }

    QuietButton {
        id: all
        objectName: "chooseAll"
        x: screen.width - width
        anchors.verticalCenter: title.verticalCenter
        height: Math.max(Theme.mm(Theme.wide ? 18 : 22), Theme.leastTarget)
        visible: screen.count > 1
        text: screen.chosen === screen.count ? qsTr("Choose none") : qsTr("Choose all")
        onActivated: Terminal.tap("choose_all", "")
    }

    BillList {
        id: list
        y: screen.start + (Theme.wide && trouble.active ? trouble.height + Theme.gap : 0)
        width: Theme.wide ? Math.round((screen.width - Theme.mm(16)) * (Theme.elder ? 0.55 : 0.58)) : screen.width
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
        brief: Theme.wide && Theme.elder
        number: screen.troubleNumber
    }

    Card {
        id: sum
        x: Theme.wide ? list.width + Theme.mm(16) : 0
        y: Theme.wide ? list.y : screen.height - height
        width: screen.width - x
        height: reckoning.height + 2 * Theme.mm(Theme.wide ? 8 : 10)

        Column {
            id: reckoning
            x: Theme.wide ? Theme.mm(Theme.elder ? 3 : 6) : Theme.padding
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - 2 * x
            spacing: Theme.mm(Theme.wide ? 4 : 7)

            MoneyLine {
                width: parent.width
                // Large text and a long explanation: the button has the amount, too.
                visible: !(Theme.elder && trouble.active)
                label: screen.chosen > 0 ? qsTr("%1 chosen").arg(screen.chosen) : qsTr("Nothing chosen yet")
                amount: screen.total
                amountColor: Theme.accent
                size: Theme.wide ? Theme.caption : Theme.body
                amountSize: Theme.elder ? Theme.heading : Theme.display
                strong: true
            }

            PrimaryButton {
                objectName: "pay"
                width: parent.width
                enabled: screen.chosen > 0
                oneLine: screen.chosen > 0
                text: screen.chosen > 0 ? qsTr("Pay ¥%1").arg(screen.total) : qsTr("Please choose a bill")
                onActivated: Terminal.tap("pay_chosen", "")
            }
        }
    }
}
