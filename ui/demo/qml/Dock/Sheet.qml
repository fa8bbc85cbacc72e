import QtQuick

// Covers the dock with one large thing. A click beside it, or Esc, closes it.
FocusScope {
    id: sheet

    default property alias content: middle.data

    signal closed

    onVisibleChanged: if (visible)
        forceActiveFocus()
    Keys.onEscapePressed: sheet.closed()

    Rectangle {
        anchors.fill: parent
        color: Look.veil
    }
    MouseArea {
        anchors.fill: parent
        onClicked: sheet.closed()
        onWheel: wheel => wheel.accepted = true
    }
    Item {
        id: middle
        anchors.fill: parent
        anchors.margins: Look.margin
    }
}
