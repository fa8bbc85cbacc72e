import QtQuick
import Yima

// A strip: something needs a hand or care, or is only to be known.
Rectangle {
    id: notice

    property alias text: label.text
    property alias detail: detailLabel.text
    property string icon: "icons/care"
    property bool prominent: true
    property bool strong: prominent
    // Only to be known: nothing is wrong.
    property bool calm: false
    // On a tint accent is too pale; where there are no tints it is the darker.
    readonly property color calmInk: Theme.highContrast ? Theme.accent : Theme.accentPressed
    property real iconSide: Theme.lead * (Theme.wide ? 1.4 : 1.9)

    implicitHeight: Math.ceil(Math.max(words.implicitHeight, sign.height)) + 2 * Theme.mm(prominent && !Theme.wide ? 10 : 5)
    radius: prominent ? Theme.radius : Theme.smallRadius
    color: calm ? Theme.accentTint : Theme.warmTint
    border.color: calm ? Theme.accentTint : Theme.warmLine
    border.width: Theme.hairline
    Accessible.role: Accessible.AlertMessage
    Accessible.name: detail === "" ? text : text + " " + detail

    Picture {
        id: sign
        anchors.left: parent.left
        anchors.leftMargin: Theme.mm(Theme.wide ? 8 : 12)
        anchors.verticalCenter: parent.verticalCenter
        name: notice.icon
        side: notice.prominent ? notice.iconSide : Theme.body * 1.2
    }

    Column {
        id: words
        anchors.left: sign.right
        anchors.leftMargin: Theme.mm(notice.prominent ? 8 : 5)
        anchors.right: parent.right
        anchors.rightMargin: Theme.mm(8)
        anchors.verticalCenter: parent.verticalCenter

        Label {
            id: label
            width: parent.width
            color: notice.calm ? notice.calmInk : Theme.warm
            horizontalAlignment: Text.AlignLeft
            font.pixelSize: notice.prominent ? Theme.lead : Theme.caption
            font.bold: notice.strong
        }

        Label {
            id: detailLabel
            width: parent.width
            visible: text !== ""
            color: notice.calm ? notice.calmInk : Theme.warm
            horizontalAlignment: Text.AlignLeft
            font.pixelSize: Theme.wide || !notice.prominent ? Theme.caption : Theme.body
        }
    }
}
