import QtQuick
import Yima

// A picture and words, what has to be said, a list, and a button. One above the other on an upright
// panel, side by side on a wide one; the picture gives way first, then the list scrolls.
Item {
    id: panes

    required property string picture
    required property string title
    property real titleSize: Theme.heading
    property color titleColor: Theme.ink
    property string detail: ""
    // Something goes on.
    property bool working: false
    property string button: ""
    // The list stands in `place`, and is so high if it has the room.
    required property real wanted
    readonly property alias place: slot
    // Notices, one below the other.
    default property alias notices: said.data

    readonly property real gutter: Theme.mm(Theme.wide ? 16 : Theme.large ? 7 : 11)
    readonly property real saidHeight: said.height > 0 ? said.height + Theme.gap : 0
    readonly property real buttonHeight: again.text !== "" ? again.height + Theme.gap : 0
    // What the list has at least: all of it, or about three lines and its buttons.
    readonly property real leastList: Math.min(wanted, Theme.mm(Theme.large ? 170 : 156))
    readonly property real fixed: words.height + gutter + saidHeight + buttonHeight
    readonly property real artRoom: (Theme.wide ? height - words.height : height - fixed - leastList) - Theme.mm(8)
    readonly property real listRoom: Theme.wide ? height - saidHeight - buttonHeight : height - fixed - (art.side > 0 ? art.height + Theme.mm(6) : 0)
    readonly property real listHeight: Math.min(wanted, listRoom)
    readonly property real firstHeight: words.height + (art.side > 0 ? art.height + Theme.mm(6) : 0)
    readonly property real secondHeight: saidHeight + listHeight + buttonHeight
    readonly property real beside: Theme.wide ? words.width + gutter : 0

    signal again

    Picture {
        id: art
        x: words.x + Math.round((words.width - width) / 2)
        y: Theme.wide ? Math.round((panes.height - panes.firstHeight) / 2) : Math.round((panes.height - panes.firstHeight - panes.gutter - panes.secondHeight) * 0.4)
        visible: side > 0
        name: width > 0 ? panes.picture : ""
        side: panes.artRoom > Theme.mm(Theme.wide ? 44 : 70) ? Math.min(Theme.mm(Theme.wide ? 112 : 150), panes.artRoom) : 0
    }

    Column {
        id: words
        x: Theme.start(panes.width, width, 0)
        y: art.side > 0 ? art.y + art.height + Theme.mm(6) : Theme.wide ? Math.round((panes.height - height) / 2) : 0
        width: Theme.wide ? Math.round((panes.width - panes.gutter) * 0.45) : panes.width
        spacing: Theme.mm(Theme.wide ? 4 : 6)

        Heading {
            room: parent.width
            centred: true
            words: panes.title
            color: panes.titleColor
            font.pixelSize: panes.titleSize
        }

        Prose {
            room: parent.width
            centred: true
            visible: text !== ""
            words: panes.detail
            color: Theme.muted
            font.pixelSize: Theme.wide || Theme.large ? Theme.body : Theme.lead
        }

        Waiting {
            width: parent.width
            visible: panes.working
        }
    }

    Column {
        id: said
        x: slot.x
        y: Theme.wide ? Math.round((panes.height - panes.secondHeight) / 2) : words.y + words.height + panes.gutter
        width: slot.width
        spacing: Theme.gap
    }

    Item {
        id: slot
        x: Theme.start(panes.width, width, panes.beside)
        y: said.y + panes.saidHeight
        // The mark of where it is in the list stands beside it.
        width: panes.width - panes.beside - (Theme.wide ? Theme.mm(7) : 0)
        height: panes.listHeight
    }

    PrimaryButton {
        id: again
        objectName: "resume"
        x: slot.x
        y: slot.y + slot.height + Theme.gap
        width: slot.width
        visible: text !== ""
        text: panes.button
        onActivated: panes.again()
    }
}
