import QtQuick
import Yima

// Two large buttons that scroll a list, and past its ends turn to the page before or after.
Item {
    id: buttons

    // A Scroller; said so, the two types would each need the other first.
    required property var scroller
    // One above the other.
    property bool stacked: false

    // Where this is in the list is said between them.
    readonly property bool placed: scroller.place !== ""
    readonly property real row: Theme.quietHeight
    readonly property real cell: {
        if (stacked)
            return width;
        return placed ? Math.floor((width - where.width - 2 * Theme.gap) / 2) : Math.floor((width - Theme.gap) / 2);
    }

    implicitHeight: stacked ? 2 * row + Theme.gap + (placed ? where.height + Theme.mm(2) : 0) : row

    // Past an end, the focus is with the way back: one key too many does no harm there.
    QuietButton {
        id: upwards

        readonly property bool within: !buttons.scroller.led && buttons.scroller.viewTop > 1

        objectName: within ? "up" : "previous"
        anchors.left: parent.left
        y: buttons.stacked && buttons.placed ? where.height + Theme.mm(2) : 0
        width: buttons.cell
        height: buttons.row
        visible: within || buttons.scroller.pageBefore
        heir: downwards
        icon: "icons/up"
        text: within ? qsTr("Up") : qsTr("Previous")
        onActivated: within ? buttons.scroller.up() : buttons.scroller.turned("previous")
    }

    Label {
        id: where
        x: Math.round((parent.width - width) / 2)
        y: buttons.stacked ? 0 : Math.round((buttons.row - height) / 2)
        width: buttons.stacked ? parent.width : Math.min(Math.ceil(measured.advanceWidth) + 1, parent.width * 0.34)
        visible: buttons.placed
        text: buttons.scroller.place
        color: Theme.muted
        font.pixelSize: Theme.caption
        horizontalAlignment: Text.AlignHCenter

        // Not asked of the text itself: that changes with the width it is given.
        TextMetrics {
            id: measured
            font: where.font
            text: where.text
        }
    }

    QuietButton {
        id: downwards

        readonly property bool within: !buttons.scroller.led && buttons.scroller.viewTop < buttons.scroller.lowest - 1

        objectName: within ? "down" : "next"
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        width: buttons.cell
        height: buttons.row
        visible: within || buttons.scroller.pageAfter
        heir: upwards
        icon: "icons/down"
        text: within ? qsTr("Down") : qsTr("Next")
        onActivated: within ? buttons.scroller.down() : buttons.scroller.turned("next")
    }
}
