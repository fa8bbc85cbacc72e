pragma ComponentBehavior: Bound
import QtQuick

// A phone or a sheet of paper with a code on it.
Rectangle {
    id: glyph

    property bool paper: false
    property color ink: Look.mint

    implicitWidth: Look.px(paper ? 28 : 22)
    implicitHeight: Look.px(38)
    radius: Look.px(paper ? 1 : 5)
    color: paper ? ink : "transparent"
    border.color: ink
    border.width: Look.px(2)

    Grid {
        anchors.centerIn: parent
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
