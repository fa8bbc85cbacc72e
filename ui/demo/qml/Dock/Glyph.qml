pragma ComponentBehavior: Bound
import QtQuick

// A phone or a sheet of paper with a code on it, or an identity card with a face.
Rectangle {
    id: glyph

    property bool paper: false
    property bool face: false
    property color ink: Look.mint

    implicitWidth: Look.px(face ? 36 : paper ? 28 : 22)
    implicitHeight: Look.px(face ? 24 : 38)
    radius: Look.px(paper ? 1 : face ? 3 : 5)
    color: paper ? ink : "transparent"
    border.color: ink
    border.width: Look.px(2)

    Rectangle {
        anchors.verticalCenter: parent.verticalCenter
        anchors.right: parent.right
        anchors.rightMargin: Look.px(6)
        visible: glyph.face
        width: Look.px(8)
        height: width
        radius: width / 2
        color: glyph.ink
    }
    Rectangle {
        anchors.verticalCenter: parent.verticalCenter
        anchors.left: parent.left
        anchors.leftMargin: Look.px(6)
        visible: glyph.face
        width: Look.px(11)
        height: Look.px(3)
        color: glyph.ink
    }
    Grid {
        anchors.centerIn: parent
        visible: !glyph.face
        columns: 2
        spacing: Look.px(2)

        Repeater {
            model: 4

            Rectangle {
                required property int index

                width: Look.px(index === 3 ? 3 : 5)
                height: width
                color: glyph.paper ? Look.ground : glyph.ink
            }
        }
    }
}
