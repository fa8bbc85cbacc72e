import QtQuick
import Yima

// One thing that can be done instead: a picture of it, a few words.
Card {
    id: way

    required property string picture
    required property string words
    // The picture above the words, not beside them; none where there is no room.
    property bool upright: true
    property real side: Theme.mm(80)
    // Beside the words: the room for the picture, however large that is.
    property real reserved: side

    readonly property real inset: Theme.mm(6)
    readonly property bool pictured: side > 0
    // Whether there is a picture or not: what room is left for one depends on this.
    readonly property real wordsHeight: label.implicitHeight + 2 * inset + (upright ? Theme.mm(4) : 0)

    implicitHeight: upright ? side + wordsHeight : Math.max(side + 2 * Theme.mm(3), wordsHeight)
    Accessible.role: Accessible.StaticText
    Accessible.name: words

    Picture {
        id: art
        x: way.upright ? Math.round((way.width - width) / 2) : Theme.start(way.width, width, way.inset + Math.round((way.reserved - width) / 2))
        y: way.upright ? way.inset : Math.round((way.height - height) / 2)
        visible: way.pictured
        name: way.picture
        side: way.side
    }

    Label {
        id: label

        readonly property real before: way.inset + (way.upright ? 0 : way.reserved + way.inset)

        x: Theme.start(way.width, width, before)
        y: way.upright ? (way.pictured ? art.y + art.height + Theme.mm(4) : way.inset) : Math.round((way.height - height) / 2)
        width: way.width - before - way.inset
        text: way.words
        font.pixelSize: way.upright ? Theme.body : Theme.lead
        horizontalAlignment: way.upright ? Text.AlignHCenter : Text.AlignLeft
        Accessible.ignored: true
    }
}
