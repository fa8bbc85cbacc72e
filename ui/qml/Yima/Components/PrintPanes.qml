import QtQuick
import Yima

// A print run: picture and words, what has to be said, its reports, and a button. One above the
// other on an upright panel, side by side on a wide one; the picture gives way first, then the list
// scrolls.
Item {
    id: panes

    required property string picture
    required property string title
    property color titleColor: Theme.ink
    property string detail: ""
    required property var lines
    property string button: ""
    // Notices, one below the other.
    default property alias notices: said.data

    readonly property real gutter: Theme.mm(Theme.wide ? 16 : Theme.elder ? 7 : 9)
    readonly property real saidHeight: said.height > 0 ? said.height + Theme.gap : 0
    readonly property real buttonHeight: again.visible ? again.height + Theme.gap : 0
    // What the list has at least: all of it, or about three reports and its buttons.
    readonly property real leastList: Math.min(list.wanted, Theme.mm(Theme.elder ? 130 : 146))
    readonly property real fixed: words.height + gutter + saidHeight + buttonHeight
    readonly property real artRoom: (Theme.wide ? height - words.height : height - fixed - leastList) - Theme.mm(8)
    readonly property real listRoom: Theme.wide ? height - saidHeight - buttonHeight : height - fixed - (art.visible ? art.height + Theme.mm(6) : 0)
    readonly property real listHeight: Math.min(list.wanted, listRoom)
    readonly property real firstHeight: words.height + (art.visible ? art.height + Theme.mm(6) : 0)
    readonly property real secondHeight: saidHeight + listHeight + buttonHeight

    signal again

    Picture {
        id: art
        x: Math.round((words.width - width) / 2)
        y: Theme.wide ? Math.round((panes.height - panes.firstHeight) / 2) : Math.round((panes.height - panes.firstHeight - panes.gutter - panes.secondHeight) * 0.4)
        visible: panes.artRoom > Theme.mm(44)
        name: visible ? panes.picture : ""
        side: Math.max(0, Math.min(Theme.mm(Theme.wide ? 104 : 124), panes.artRoom))
    }

    Column {
        id: words
        y: art.visible ? art.y + art.height + Theme.mm(6) : Theme.wide ? Math.round((panes.height - height) / 2) : 0
        width: Theme.wide ? Math.round((panes.width - panes.gutter) * 0.45) : panes.width
        spacing: Theme.mm(Theme.wide ? 3 : 5)

        Heading {
            id: caption
            room: parent.width
            centred: true
            words: panes.title
            color: panes.titleColor
        }

        Prose {
            room: parent.width
            centred: true
            visible: text !== ""
            words: panes.detail
            color: Theme.muted
            font.pixelSize: Theme.wide || Theme.elder ? Theme.body : Theme.lead
        }
    }

    Column {
        id: said
        x: Theme.wide ? words.width + panes.gutter : 0
        y: Theme.wide ? Math.round((panes.height - panes.secondHeight) / 2) : words.y + words.height + panes.gutter
        width: panes.width - x
        spacing: Theme.gap
    }

    PrintList {
        id: list
        x: said.x
        y: said.y + panes.saidHeight
        // The mark of where it is in the list stands beside it.
        width: said.width
        height: panes.listHeight
        lines: panes.lines
    }

    PrimaryButton {
        id: again
        objectName: "resume"
        x: said.x
        y: list.y + list.height + Theme.gap
        width: said.width
        visible: text !== ""
        text: panes.button
        onActivated: panes.again()
    }
}
