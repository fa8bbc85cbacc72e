import QtQuick
import Yima

// "Or hold your payment code up to the camera": in words and a picture, with the live mirror where
// there is room for it.
Item {
    id: scan

    // The height there is.
    required property real room
    property string hint: "none"

    // The least it needs.
    readonly property real least: wordsHeight + 2 * inset
    // In little room there are words alone.
    readonly property bool drawn: !mirrored && room - 2 * inset >= Theme.mm(24)
    // About as high as the words are: they themselves change with what is beside them.
    readonly property real wordsHeight: words.font.pixelSize * 1.5 * (Theme.latin ? (Theme.wide ? 3 : 2) : 1)
    readonly property bool mirrored: room - wordsHeight >= Theme.mm(Theme.wide ? 58 : 76)

    height: mirrored ? Math.min(room, words.height + Theme.mm(3) + width * 0.7) : Math.max(words.height, drawn ? art.height : 0) + 2 * inset

    readonly property real inset: Theme.mm(Theme.wide ? 3 : 6)

    Card {
        anchors.fill: parent
        visible: !scan.mirrored
    }

    Picture {
        id: art
        visible: scan.drawn
        name: visible ? "illustrations/show-payment-code" : ""
        x: scan.inset
        y: Math.round((scan.height - height) / 2)
        side: Math.min(Theme.mm(Theme.wide ? 34 : 56), scan.room - 2 * scan.inset)
    }

    Prose {
        id: words
        x: scan.mirrored ? 0 : scan.drawn ? art.x + art.width + scan.inset : scan.inset
        y: scan.mirrored ? 0 : Math.round((scan.height - height) / 2)
        room: scan.width - x - (scan.mirrored ? 0 : scan.inset)
        centred: false
        words: reading.given && !scan.mirrored ? reading.words : qsTr("Or hold the payment code on your phone up to the camera")
        font.pixelSize: Theme.wide || Theme.elder ? Theme.body : Theme.lead
        font.bold: true
    }

    Hint {
        id: reading
        name: scan.hint
    }

    ScanMirror {
        y: words.height + Theme.mm(3)
        width: scan.width
        height: scan.height - y
        visible: scan.mirrored
        inset: Theme.mm(8)
        badge: height > Theme.mm(100)
        picture: "illustrations/show-payment-code"
        hint: scan.hint
    }
}
