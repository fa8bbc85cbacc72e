import QtQuick
import Yima

// A slice of a list that is one of several lines of a card. Words that do not fit into the view are not
// seen at all, but their card is: it runs on below the fold, so that nobody takes this for its end.
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

    // In whole dots: else a seam is seen between two that are to be one.
    height: Math.ceil(body.childrenRect.y + body.childrenRect.height + above + below)
    // The beginning of a card is seen only with enough of it to be one.
    opacity: whole || !first || start < scroller.viewTop + scroller.viewHeight - Theme.mm(8) ? 1 : 0

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
        y: -Theme.hairline
        width: parent.width - 2 * x
        height: 3 * Theme.hairline
        visible: !slice.first && !slice.ruled
        color: slice.colour
    }

    Item {
        id: body
        x: slice.inset
        y: slice.above
        width: slice.width - 2 * slice.inset
        height: childrenRect.height
        opacity: slice.whole ? 1 : 0

        Behavior on opacity {
            enabled: Theme.quick > 0
            NumberAnimation {
                duration: Theme.quick
            }
        }
    }
}
