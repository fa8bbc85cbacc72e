import QtQuick
import Yima
import Yima.Components

// Another card was held up in the middle of an errand: two choices, neither of them pressed on anybody.
Page {
    id: screen

    required property string name
    required property string otherName
    required property int secondsLeft

    readonly property real cell: Theme.wide ? Math.floor((width - Theme.gap) / 2) : width
    readonly property real tallest: Math.max(change?.implicitHeight ?? 0, stay?.implicitHeight ?? 0)

    heading: Figures.parted(title.words)
    spoken: qsTr("Another card was held up. Touch the first button to change to it, or the second one to go on as before.")
    offers: ["back"]

    Column {
        width: parent.width
        y: Math.max(0, Math.round((parent.height - height) * (Theme.wide ? 0.5 : 0.3)))
        spacing: Theme.mm(Theme.wide ? 7 : Theme.large ? 7 : 12)

        Heading {
            id: title
            room: parent.width
            // A name that is kept whole leaves no lines of one length.
            width: room
            words: screen.otherName === "" ? qsTr("Change to the other card?") : qsTr("Change to the card of %1?").arg(Figures.own(Figures.whole(screen.otherName)))
            centred: true
        }

        Grid {
            columns: Theme.wide ? 2 : 1
            spacing: Theme.gap

            SwitchCardChoice {
                id: change
                objectName: "switchCard"
                width: screen.cell
                height: screen.tallest
                icon: "icons/card-other"
                title: screen.otherName === "" ? qsTr("Change to the other card") : qsTr("Change to %1").arg(Figures.own(Figures.whole(screen.otherName)))
                meaning: qsTr("What is open now is closed. What has been paid or printed stays so.")
                onActivated: Terminal.tap("switch_card", "")
            }

            SwitchCardChoice {
                id: stay
                objectName: "goOn"
                width: screen.cell
                height: screen.tallest
                icon: "icons/card-same"
                title: screen.name === "" ? qsTr("Go on with this card") : qsTr("Go on: %1").arg(Figures.own(Figures.whole(screen.name)))
                meaning: qsTr("You are back where you were.")
                time: screen.secondsLeft > 0 ? qsTr("By itself in %1 seconds").arg(screen.secondsLeft) : ""
                onActivated: Terminal.tap("back", "")
            }
        }
    }
}
