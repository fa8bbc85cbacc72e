import QtQuick
import Yima

// A white pill: the bottom row.
Tappable {
    id: button

    property string text: ""
    property bool chosen: false
    property string icon: ""

    name: text
    implicitWidth: words.wanted + Theme.mm(16)
    implicitHeight: Math.max(Theme.quietHeight, label.implicitHeight + Theme.mm(6))

    Rectangle {
        anchors.fill: parent
        z: -1
        radius: height / 2
        color: button.pressed ? Theme.pressed : button.chosen ? Theme.accentTint : Theme.card
        border.color: button.chosen ? Theme.accent : Theme.line
        border.width: Theme.mm(0.5)
    }

    Row {
        id: words

        readonly property real beside: button.icon === "" ? 0 : sign.width + spacing
        readonly property real wanted: whole + beside
        // Not asked of the text itself: that changes with the width it is given.
        readonly property real whole: Math.ceil(measured.implicitWidth)

        anchors.centerIn: parent
        spacing: Theme.mm(3)

        Picture {
            id: sign
            anchors.verticalCenter: parent.verticalCenter
            visible: button.icon !== ""
            name: button.icon
            side: Theme.barText
        }

        Label {
            id: label
            width: Math.min(words.whole, button.width - Theme.mm(6) - words.beside)
            text: button.text
            font.pixelSize: Theme.barText
            lineHeight: 0.85
            horizontalAlignment: Text.AlignHCenter
            Accessible.ignored: true

            Label {
                id: measured
                visible: false
                text: label.text
                font: label.font
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
        }
    }
}
