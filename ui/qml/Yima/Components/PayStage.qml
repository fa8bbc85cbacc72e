import QtQuick
import Yima

// One thing that goes on or has come to pass: a picture, what it is, what to do, and what belongs to it.
// One above the other on an upright panel, the picture beside the words on a wide one.
Item {
    id: stage

    required property string picture
    required property string title
    property string advice: ""
    property color titleColor: Theme.ink
    default property alias extra: slot.data

    readonly property real gutter: Theme.mm(Theme.wide ? 14 : Theme.large ? 8 : 12)
    readonly property real pane: Math.round((width - gutter) * 0.38)
    readonly property real wordsStart: Theme.wide ? pane + gutter : 0
    // The picture gives way first.
    readonly property real pictureRoom: Theme.wide ? Math.min(pane, height) : height - words.height - gutter
    readonly property bool pictured: pictureRoom >= Theme.mm(44)

    Picture {
        id: art
        x: Theme.start(stage.width, width, Math.round(((Theme.wide ? stage.pane : stage.width) - width) / 2))
        y: Theme.wide ? Math.round((stage.height - height) / 2) : words.y - stage.gutter - height
        visible: stage.pictured
        name: stage.pictured ? stage.picture : ""
        side: Math.min(Theme.mm(Theme.wide ? 112 : Theme.large ? 112 : 140), stage.pictureRoom)
    }

    Column {
        id: words
        x: Theme.start(stage.width, width, stage.wordsStart)
        y: {
            if (Theme.wide)
                return Math.max(0, Math.round((stage.height - height) / 2));
            const above = stage.pictured ? art.height + stage.gutter : 0;
            return Math.max(0, Math.round((stage.height - above - height) * 0.44)) + above;
        }
        width: stage.width - stage.wordsStart
        spacing: Theme.mm(Theme.wide || Theme.large ? 5 : 7)

        Heading {
            objectName: "title"
            room: parent.width
            words: stage.title
            color: stage.titleColor
            font.pixelSize: Theme.display * 0.92
            centred: !Theme.wide
        }

        Prose {
            objectName: "advice"
            room: parent.width
            visible: text !== ""
            words: stage.advice
            color: Theme.muted
            font.pixelSize: Theme.large ? Theme.body : Theme.lead
        }

        Column {
            id: slot
            width: parent.width
            spacing: Theme.mm(Theme.wide || Theme.large ? 6 : 10)
        }
    }
}
