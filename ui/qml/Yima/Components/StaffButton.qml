import QtQuick
import Yima

// A button of maintenance mode: denser than a patient's, of the same make.
Tappable {
    id: button

    property string text: ""
    property string icon: ""
    property real letters: Theme.staffText
    // Of all on a page, what is to be done.
    property bool primary: false
    // It cannot be taken back.
    property bool grave: false
    // Shown and dull: it cannot be done now.
    property bool on: true
    readonly property color ink: !enabled ? Theme.muted : primary ? Theme.accentInk : hue
    readonly property color hue: grave ? Theme.warm : Theme.accent
    readonly property real inset: Theme.mm(5)
    readonly property real wordsHeight: Math.ceil(label.height) + 2 * Theme.mm(2.5)

    name: text
    enabled: on
    radius: Theme.mm(5)
    implicitWidth: label.natural + (icon === "" ? 0 : sign.width + content.spacing) + 2 * inset
    implicitHeight: Math.max(Theme.mm(Theme.wide ? 16 : 18), wordsHeight)

    Rectangle {
        anchors.fill: parent
        z: -1
        radius: button.radius
        color: {
            if (!button.enabled)
                return "transparent";
            if (button.primary)
                return button.pressed && !button.grave ? Theme.accentPressed : button.hue;
            return button.pressed ? Theme.pressed : Theme.card;
        }
        border.color: !button.enabled ? Theme.line : button.hue
        border.width: !button.enabled ? Theme.hairline : button.primary ? 0 : Theme.mm(0.7)
    }

    Row {
        id: content
        anchors.centerIn: parent
        spacing: Theme.mm(3)

        Picture {
            id: sign
            anchors.verticalCenter: parent.verticalCenter
            visible: button.icon !== ""
            name: button.icon
            side: button.letters * 1.25
        }

        Label {
            id: label

            readonly property real natural: Math.ceil(metrics.advanceWidth) + 1

            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(natural, button.width - 2 * button.inset - (sign.visible ? sign.width + content.spacing : 0))
            text: button.text
            color: button.ink
            font.pixelSize: button.letters
            font.bold: button.enabled
            lineHeight: 0.9
            horizontalAlignment: Text.AlignHCenter
            Accessible.ignored: true

            TextMetrics {
                id: metrics
                font: label.font
                text: label.text
            }
        }
    }
}
