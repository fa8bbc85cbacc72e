import QtQuick
import Yima

// A picture, what happened, what to do, and small what staff want to know. Where the next code is awaited, the
// mirror, so that it is held up right. The picture gets smaller before anything is pushed out, and then goes.
Item {
    id: verdict

    property string picture: ""
    property string title: ""
    property string advice: ""
    // The advice is what is to be done this moment.
    property bool urgent: false
    property string reassurance: ""
    property string number: ""
    // The next code is awaited. The mirror is there only if the camera is.
    property bool watching: false
    default property alias extra: slot.data

    // Large letters on a low panel.
    readonly property bool tight: Theme.wide && Theme.large
    // For what is added below the advice.
    readonly property real roomLeft: room - title.height - told.height - 2 * words.spacing
    readonly property real gutter: Theme.mm(Theme.wide ? 16 : 11)
    readonly property real room: height - (footnote.text !== "" ? footnote.height : 0)
    readonly property real wordsWidth: Theme.wide ? Math.round((width - gutter) * (tight ? 0.7 : 0.6)) : width
    readonly property real artWidth: Theme.wide ? width - gutter - wordsWidth : width
    // For picture and mirror, one above the other.
    readonly property real artRoom: Theme.wide ? height : room - words.height - gutter
    readonly property real mirrorHeight: Theme.mm(Theme.wide ? 84 : 96)
    readonly property bool mirrored: watching && !Terminal.elder && mirror.live && artRoom - mirrorHeight - gutter >= Theme.mm(88)
    readonly property real artLeft: artRoom - (mirrored ? mirrorHeight + gutter : 0)
    readonly property real side: Math.min(artWidth, Theme.mm(Theme.wide ? 124 : Theme.large ? 118 : 146), artLeft)
    readonly property bool pictured: side >= Theme.mm(60)
    // From the top of the picture to the end of the words, on an upright panel.
    readonly property real taken: (pictured ? side + gutter : 0) + words.height
    readonly property real start: Math.max(0, Math.round((room - (mirrored ? mirrorHeight + gutter : 0) - taken) * 0.42))

    Picture {
        x: Theme.wide ? Theme.start(verdict.width, width, Math.round((verdict.artWidth - width) / 2)) : Math.round((verdict.width - width) / 2)
        y: Theme.wide ? Math.round((verdict.artLeft - height) / 2) : verdict.start
        visible: verdict.pictured
        name: verdict.picture
        side: Math.max(1, verdict.side)
    }

    Column {
        id: words
        x: Theme.start(verdict.width, width, Theme.wide ? verdict.artWidth + verdict.gutter : 0)
        y: Theme.wide ? Math.max(0, Math.round((verdict.room - height) / 2)) : verdict.start + verdict.taken - height
        width: verdict.wordsWidth
        spacing: Theme.mm(verdict.tight ? 5 : 7)

        Heading {
            id: title
            objectName: "title"
            room: parent.width
            words: verdict.title
            font.pixelSize: verdict.tight ? Theme.heading : Theme.display * 0.92
            centred: !Theme.wide
        }

        Prose {
            id: told
            objectName: "advice"
            room: parent.width
            visible: text !== ""
            words: verdict.advice
            color: verdict.urgent ? Theme.ink : Theme.muted
            font.bold: verdict.urgent
            font.pixelSize: Theme.lead
        }

        Prose {
            room: parent.width
            visible: text !== ""
            words: verdict.reassurance
            color: Theme.accent
            font.pixelSize: verdict.tight ? Theme.caption : Theme.body
        }

        Column {
            id: slot
            width: parent.width
        }
    }

    ScanMirror {
        id: mirror
        x: Theme.wide ? Theme.start(verdict.width, width, Math.round((verdict.artWidth - width) / 2)) : Math.round((verdict.width - width) / 2)
        y: Theme.wide ? verdict.height - height : verdict.room - height
        width: Math.min(verdict.artWidth, Math.round(verdict.mirrorHeight * 1.6))
        height: verdict.mirrorHeight
        visible: verdict.mirrored
        badge: false
        inset: Theme.mm(7)
    }

    Label {
        id: footnote
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        visible: text !== ""
        text: verdict.number
        color: Theme.muted
        font.pixelSize: Theme.note
        Accessible.name: qsTr("For our staff: %1").arg(text)
    }
}
