pragma ComponentBehavior: Bound
import QtQuick
import Yima

// Work goes on: three dots of which one is lit in turn; after five seconds what is being done, after
// thirty that there is a way out.
Column {
    id: waiting

    property int seconds: 0
    property bool centred: true
    property string slowWords: qsTr("The hospital system is slow to answer. We keep asking: there is nothing for you to do.")
    property string stuckWords: qsTr("The hospital system still does not answer. You can wait, or finish here and ask at the desk.")
    property int lit: 0

    spacing: Theme.mm(10)

    Row {
        x: waiting.centred ? Math.round((waiting.width - width) / 2) : 0
        spacing: Theme.mm(6)
        Accessible.ignored: true

        Repeater {
            model: 3

            Rectangle {
                required property int index
                width: Theme.mm(6)
                height: width
                radius: width / 2
                color: index === waiting.lit ? Theme.accent : Theme.line
            }
        }
    }

    Prose {
        room: parent.width
        centred: waiting.centred
        visible: waiting.seconds >= 5
        words: waiting.seconds < 30 ? waiting.slowWords : waiting.stuckWords
        color: waiting.seconds < 30 ? Theme.muted : Theme.warm
    }

    Timer {
        interval: Theme.large ? 900 : 450
        repeat: true
        running: Terminal.animated && waiting.visible
        onTriggered: waiting.lit = (waiting.lit + 1) % 3
    }
}
