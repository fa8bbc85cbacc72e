import QtQuick
import Yima

// Hold your payment code up to the camera: in words and a picture, with the live mirror where there is
// room for it.
Item {
    id: scan

    // The height there is.
    required property real room
    // Said before the other ways, not after them.
    property bool foremost: false
    property string hint: "none"

    // The least it needs.
    readonly property real least: wordsHeight + 2 * inset
    // What it would like to have: the mirror, too.
    readonly property real wish: wordsHeight + mirrorLeast
    readonly property real mirrorLeast: Theme.mm(Theme.wide ? 58 : 64)
    // In little room there are words alone.
    readonly property bool drawn: !mirrored && room - 2 * inset >= Theme.mm(24)
    // Of the words alone: what they take then depends on what is beside them.
    readonly property real wordsHeight: alone.height
    readonly property bool mirrored: room >= wish
    readonly property real inset: Theme.mm(Theme.wide ? 3 : 6)
    readonly property string asked: foremost ? qsTr("Hold up the payment code on your phone") : Theme.large ? qsTr("Or hold up the payment code on your phone") : qsTr("Or hold the payment code on your phone up to the camera")

    height: mirrored ? Math.min(room, words.height + Theme.mm(3) + width * 0.7) : Math.max(words.height, drawn ? art.height : 0) + 2 * inset

    Card {
        anchors.fill: parent
        visible: !scan.mirrored
    }

    Picture {
        id: art
        visible: scan.drawn
        name: scan.drawn ? "illustrations/show-payment-code" : ""
        x: Theme.start(scan.width, width, scan.inset)
        y: Math.round((scan.height - height) / 2)
        side: Math.min(Theme.mm(Theme.wide ? 34 : 56), scan.room - 2 * scan.inset)
    }

    Item {
        id: place

        readonly property real start: scan.mirrored ? 0 : scan.drawn ? art.width + 2 * scan.inset : scan.inset

        x: Theme.start(scan.width, width, start)
        y: scan.mirrored ? 0 : Math.round((scan.height - height) / 2)
        width: scan.width - start - (scan.mirrored ? 0 : scan.inset)
        height: words.height

        Prose {
            id: words
            room: parent.width
            centred: false
            words: reading.given && !scan.mirrored ? reading.words : scan.asked
            font.pixelSize: Theme.wide || Theme.large ? Theme.body : Theme.lead
            font.bold: true
        }
    }

    Prose {
        id: alone
        visible: false
        room: scan.width - 2 * scan.inset
        words: scan.asked
        font: words.font
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
