import QtQuick
import Yima

// What was searched for; a touch opens the keyboard.
Tappable {
    id: search

    required property string query

    objectName: "search"
    name: query === "" ? qsTr("Search") : qsTr("Search: %1").arg(query)
    implicitHeight: Theme.mm(Theme.wide ? 15 : 17)
    onActivated: Terminal.tap("search", "")

    Rectangle {
        anchors.fill: parent
        z: -1
        radius: height / 2
        color: search.pressed ? Theme.pressed : Theme.card
        border.color: search.query === "" ? Theme.line : Theme.accent
        border.width: Theme.mm(0.6)
    }

    Picture {
        id: sign
        anchors.left: parent.left
        anchors.leftMargin: Theme.mm(6)
        anchors.verticalCenter: parent.verticalCenter
        name: "icons/staff-search"
        side: Theme.staffLead * 1.2
    }

    Label {
        anchors.left: sign.right
        anchors.leftMargin: Theme.mm(4)
        anchors.right: parent.right
        anchors.rightMargin: Theme.mm(6)
        anchors.verticalCenter: parent.verticalCenter
        text: search.query === "" ? qsTr("Search") : search.query
        color: search.query === "" ? Theme.muted : Theme.ink
        font.pixelSize: Theme.staffText
        font.bold: search.query !== ""
        wrapMode: Text.NoWrap
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignLeft
        Accessible.ignored: true
    }
}
