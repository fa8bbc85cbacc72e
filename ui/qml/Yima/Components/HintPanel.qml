import QtQuick
import Yima

// A calm card over the mirror that says what to do. One hint fades out before the next fades in.
Rectangle {
    id: panel

    property string name: "none"
    // What is on the card; follows `name` when the fade allows.
    property string shown: "none"

    readonly property int fade: Theme.quick / 2
    // Too narrow for words beside the picture.
    readonly property bool stacked: width < Theme.mm(140)
    readonly property real inset: Theme.mm(5)

    onNameChanged: {
        if (fade > 0) {
            change.restart();
        } else {
            change.stop();
            shown = name;
            opacity = name === "none" ? 0 : 1;
        }
        if (asked.given)
            Accessible.announce(asked.words);
    }

    visible: opacity > 0
    opacity: 0
    implicitHeight: (stacked ? art.height + Theme.mm(3) + words.height : Math.max(art.height, words.height)) + 2 * inset
    radius: Theme.radius
    color: Theme.card
    Accessible.role: Accessible.AlertMessage
    Accessible.name: asked.words

    Hint {
        id: asked
        name: panel.name
    }

    Hint {
        id: hint
        name: panel.shown
    }

    SequentialAnimation {
        id: change

        NumberAnimation {
            target: panel
            property: "opacity"
            to: 0
            duration: panel.shown === "none" ? 0 : panel.fade
        }
        ScriptAction {
            script: panel.shown = panel.name
        }
        NumberAnimation {
            target: panel
            property: "opacity"
            to: panel.name === "none" ? 0 : 1
            duration: panel.fade
        }
    }

    Picture {
        id: art
        x: panel.stacked ? Math.round((panel.width - width) / 2) : Theme.start(panel.width, width, Theme.mm(6))
        y: panel.stacked ? panel.inset : Math.round((panel.height - height) / 2)
        name: hint.picture
        side: Theme.mm(panel.stacked || Theme.wide ? 42 : 50)
    }

    Item {
        id: place

        readonly property real before: panel.stacked ? Theme.mm(5) : art.width + Theme.mm(12)

        x: Theme.start(panel.width, width, before)
        y: panel.stacked ? art.y + art.height + Theme.mm(3) : Math.round((panel.height - height) / 2)
        width: panel.width - before - Theme.mm(5)
        height: words.height

        Prose {
            id: words
            objectName: "hint"
            room: place.width
            centred: panel.stacked
            words: hint.words
            font.pixelSize: Theme.wide ? Theme.lead * 1.08 : Theme.button * (Theme.large ? 1 : 1.12)
            font.bold: true
            Accessible.ignored: true
        }
    }
}
