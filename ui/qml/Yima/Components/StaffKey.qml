import QtQuick
import Yima

// One key of the keyboard: a character, a word or a sign.
Tappable {
    id: key

    required property string character
    // The width of a character's key.
    required property real cell
    property string words: character
    property string icon: ""
    property int cells: 1
    property bool lit: false

    objectName: "key_" + character
    width: cells * cell + (cells - 1) * Theme.gap
    radius: Theme.mm(4)
    name: words

    Rectangle {
        anchors.fill: parent
        z: -1
        radius: key.radius
        color: key.pressed ? Theme.pressed : key.lit ? Theme.accentTint : Theme.card
        border.color: key.lit ? Theme.accent : Theme.line
        border.width: Theme.mm(key.lit ? 1 : 0.5)
    }

    Label {
        anchors.centerIn: parent
        visible: key.icon === ""
        text: key.icon === "" ? key.words : ""
        font.pixelSize: key.words.length > 1 ? Theme.staffText : Theme.staffLead * 1.1
        font.bold: true
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }

    Picture {
        anchors.centerIn: parent
        visible: key.icon !== ""
        name: key.icon
        side: Math.min(Theme.staffLead * 1.5, parent.height * 0.6)
    }
}
