import QtQuick
import Yima

// A way to pay by a code on this screen: mark and name, one above the other or side by side.
Tappable {
    id: button

    required property string channel
    property bool upright: true

    readonly property real inset: Theme.mm(4)
    readonly property real wordsRoom: upright ? width - 2 * inset : width - mark.width - 4 * inset

    name: which.words
    radius: Theme.radius
    implicitHeight: (upright ? mark.height + inset + words.height : Math.max(mark.height, words.height)) + 2 * inset

    Channel {
        id: which
        name: button.channel
    }

    Card {
        anchors.fill: parent
        z: -1
        color: button.pressed ? Theme.pressed : Theme.card
        border.color: Theme.line
        border.width: Theme.mm(0.5)
    }

    ChannelMark {
        id: mark
        channel: button.channel
        side: Theme.mm(Theme.wide ? 16 : Theme.elder ? 18 : 24)
        x: button.upright ? Math.round((button.width - width) / 2) : 2 * button.inset
        y: button.upright ? Math.round((button.height - height - button.inset - words.height) / 2) : Math.round((button.height - height) / 2)
    }

    Label {
        id: words
        x: button.upright ? button.inset : mark.x + mark.width + button.inset
        y: button.upright ? mark.y + mark.height + button.inset : Math.round((button.height - height) / 2)
        width: button.wordsRoom
        text: which.words
        font.pixelSize: Theme.wide || Theme.elder ? Theme.body : Theme.lead
        font.bold: true
        lineHeight: 0.9
        horizontalAlignment: button.upright ? Text.AlignHCenter : Text.AlignLeft
        Accessible.ignored: true
    }
}
