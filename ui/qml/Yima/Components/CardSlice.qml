import QtQuick
import Yima

// A slice of a list that is one of several lines of a card.
ScrollSlice {
    id: slice

    property bool first: false
    property bool last: false
    // A line between this and what is above it.
    property bool ruled: true
    property color colour: Theme.card
    property color edge: Theme.line
    property real above: Theme.mm(Theme.wide ? 2 : 3)
    property real below: above
    property real inset: Theme.padding
    default property alias content: body.data

    height: body.childrenRect.y + body.childrenRect.height + above + below

    Card {
        anchors.fill: parent
        color: slice.colour
        border.color: slice.edge
        radius: 0
        topLeftRadius: slice.first ? Theme.radius : 0
        topRightRadius: topLeftRadius
        bottomLeftRadius: slice.last ? Theme.radius : 0
        bottomRightRadius: bottomLeftRadius
    }

    Rectangle {
        x: Theme.hairline
        width: parent.width - 2 * x
        height: Theme.hairline
        visible: !slice.first && !slice.ruled
        color: slice.colour
    }

    Item {
        id: body
        x: slice.inset
        y: slice.above
        width: slice.width - 2 * slice.inset
        height: childrenRect.height
    }
}
