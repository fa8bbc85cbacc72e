import QtQuick
import Yima

// A result that cannot wait: what to do now, in calm words.
Rectangle {
    id: banner

    required property string words
    property string detail: ""
    // Words on one level, where room is scarce.
    property bool brief: false
    property bool shown: true

    objectName: "critical"
    visible: shown
    implicitHeight: shown ? Math.max(lines.height, sign.height) + 2 * Theme.mm(brief ? 4 : Theme.wide ? 5 : 7) : 0
    radius: Theme.radius
    color: Theme.warm
    Accessible.role: Accessible.AlertMessage
    Accessible.name: [detail, words].filter(Boolean).join(" ")

    Picture {
        id: sign
        anchors.left: parent.left
        anchors.leftMargin: Theme.mm(Theme.wide ? 7 : 10)
        anchors.verticalCenter: parent.verticalCenter
        name: "icons/urgent"
        side: Math.round(Theme.lead * (banner.brief ? 1.1 : 1.5))
    }

    Column {
        id: lines
        anchors.left: sign.right
        anchors.leftMargin: Theme.mm(Theme.wide ? 5 : 7)
        anchors.right: parent.right
        anchors.rightMargin: Theme.mm(7)
        anchors.verticalCenter: parent.verticalCenter

        Label {
            width: parent.width
            visible: text !== ""
            text: banner.detail
            horizontalAlignment: Text.AlignLeft
            color: Theme.accentInk
            font.pixelSize: Theme.wide || banner.brief ? Theme.caption : Theme.body
            Accessible.ignored: true
        }

        Prose {
            room: parent.width
            centred: false
            words: banner.words
            color: Theme.accentInk
            font.pixelSize: banner.brief ? Theme.body : Theme.lead
            font.bold: true
            lineHeight: 0.95
            Accessible.ignored: true
        }
    }
}
