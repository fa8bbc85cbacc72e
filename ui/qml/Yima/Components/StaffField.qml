import QtQuick
import Yima

// What is being typed, with a mark where the next character goes.
Rectangle {
    id: field

    property string text: ""
    property real letters: Theme.staffLead * 1.25

    implicitHeight: Math.max(Theme.mm(18), words.height + 2 * Theme.mm(3))
    radius: Theme.mm(5)
    color: Theme.card
    border.color: Theme.accent
    border.width: Theme.mm(0.8)
    Accessible.role: Accessible.EditableText
    Accessible.name: field.text

    Label {
        id: words
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: Theme.mm(6)
        anchors.verticalCenter: parent.verticalCenter
        text: field.text + "▏"
        font.pixelSize: field.letters
        font.features: {
            "tnum": 1
        }
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignLeft
        Accessible.ignored: true
    }
}
