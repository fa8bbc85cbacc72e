import QtQuick
import Yima

// A way to pay by a code on this screen: mark and name, one above the other or side by side.
Tappable {
    id: button

    required property string channel
    property bool upright: true

    readonly property real inset: Theme.mm(upright && !Theme.large ? 6 : 4)
    readonly property real wordsStart: upright ? Theme.mm(3) : mark.width + 3 * inset

    name: which.words
    radius: Theme.radius
    implicitHeight: (upright ? mark.height + Theme.mm(4) + words.height : Math.max(mark.height, words.height)) + 2 * inset

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
        side: Theme.mm(Theme.wide ? 16 : Theme.large ? 18 : 26)
        x: Theme.start(button.width, width, button.upright ? Math.round((button.width - width) / 2) : 2 * button.inset)
        y: button.upright ? Math.round((button.height - height - Theme.mm(4) - words.height) / 2) : Math.round((button.height - height) / 2)
    }

    Label {
        id: words
        x: Theme.start(button.width, width, button.wordsStart)
        y: button.upright ? mark.y + mark.height + Theme.mm(4) : Math.round((button.height - height) / 2)
        width: button.width - button.wordsStart - Theme.mm(button.upright ? 3 : 4)
        text: which.words
        font.pixelSize: Theme.wide || Theme.large ? Theme.body : Theme.lead
        font.bold: true
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Theme.note
        lineHeight: 0.9
        horizontalAlignment: button.upright ? Text.AlignHCenter : Text.AlignLeft
        Accessible.ignored: true
    }
}
