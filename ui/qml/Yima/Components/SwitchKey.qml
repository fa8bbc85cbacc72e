import QtQuick
import Yima

// Something that is on or off: the knob stands where lines end while it is on.
Tappable {
    id: key

    required property string label
    property bool on: false

    name: on ? qsTr("%1, on").arg(label) : qsTr("%1, off").arg(label)
    // On a wide panel as high as two lines only where they are needed.
    implicitHeight: Theme.mm(Theme.large && (!Theme.wide || words.lineCount > 1) ? 26.5 : Theme.wide ? 21 : 25)
    radius: Theme.smallRadius
    Accessible.checkable: true
    Accessible.checked: on

    Rectangle {
        anchors.fill: parent
        z: -1
        radius: key.radius
        color: key.pressed ? Theme.pressed : key.on ? Theme.accentTint : Theme.card
        border.color: key.on ? Theme.accent : Theme.line
        border.width: Theme.mm(key.on ? 1.2 : 0.5)
    }

    Label {
        id: words
        anchors.left: parent.left
        anchors.leftMargin: Theme.mm(5)
        anchors.right: rail.left
        anchors.rightMargin: Theme.mm(3)
        anchors.verticalCenter: parent.verticalCenter
        // Lines that are set close stand low in what they take up.
        anchors.verticalCenterOffset: lineCount > 1 ? -Math.round(0.12 * font.pixelSize) : 0
        text: key.label
        font.pixelSize: Theme.large ? Theme.note : Theme.caption
        lineHeight: Theme.large ? 0.78 : 0.85
        horizontalAlignment: Text.AlignLeft
        Accessible.ignored: true
    }

    Rectangle {
        id: rail
        anchors.right: parent.right
        anchors.rightMargin: Theme.mm(5)
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.mm(17)
        height: Theme.mm(10)
        radius: height / 2
        color: key.on ? Theme.accent : "transparent"
        border.color: key.on ? Theme.accent : Theme.muted
        border.width: Theme.mm(0.8)

        Rectangle {
            x: Theme.start(rail.width, width, key.on ? rail.width - width - Theme.mm(1.8) : Theme.mm(1.8))
            anchors.verticalCenter: parent.verticalCenter
            width: Theme.mm(6.4)
            height: width
            radius: width / 2
            color: key.on ? Theme.accentInk : Theme.muted
        }
    }
}
