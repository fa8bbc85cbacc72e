import QtQuick
import Yima

// What does not fit scrolls, under a finger and by two large buttons. What is in it is made of
// slices (ScrollSlice), each seen whole or not at all.
Item {
    id: scroller

    default property alias content: stack.data
    property alias spacing: stack.spacing

    readonly property bool scrolls: stack.height > height + 1
    readonly property real viewTop: view.contentY
    readonly property real viewHeight: view.height
    readonly property real lowest: Math.max(0, stack.height - view.height)
    // Every slice there is: the buttons stop where one begins or ends.
    property var slices: []
    // The focus ring is drawn outside of what has it.
    readonly property real ring: Theme.mm(3)

    function forget(slice: Item): void {
        slices = slices.filter(each => each !== slice);
    }

    function scrollTo(top: real): void {
        glide.stop();
        glide.to = Math.max(0, Math.min(lowest, top));
        if (Theme.quick > 0)
            glide.start();
        else
            view.contentY = glide.to;
    }

    function reveal(top: real, height: real): void {
        if (top < viewTop)
            scrollTo(top);
        else if (top + height > viewTop + viewHeight)
            scrollTo(top + height - viewHeight);
    }

    // The first that is not wholly seen goes to the top; upwards, the last such to the bottom.
    function down(): void {
        const below = slices.filter(each => each.start + each.height > viewTop + viewHeight + 1).map(each => each.start);
        scrollTo(Math.max(Math.min(...below), viewTop + 1));
    }

    function up(): void {
        const above = slices.filter(each => each.start < viewTop - 1).map(each => each.start + each.height);
        scrollTo(Math.min(Math.max(...above) - viewHeight, viewTop - 1));
    }

    Accessible.role: Accessible.List
    onLowestChanged: if (view.contentY > lowest)
        view.contentY = lowest

    Flickable {
        id: view
        objectName: "view"
        x: -scroller.ring
        width: parent.width + 2 * scroller.ring
        height: scroller.scrolls ? parent.height - pager.height - Theme.gap : parent.height
        contentHeight: stack.height
        clip: true
        interactive: scroller.scrolls
        boundsBehavior: Flickable.StopAtBounds
        onMovementStarted: glide.stop()

        Column {
            id: stack
            x: scroller.ring
            width: scroller.width
        }

        NumberAnimation on contentY {
            id: glide
            running: false
            duration: Theme.quick * 1.6
            easing.type: Easing.OutCubic
        }
    }

    // How much there is, and where this is in it.
    Rectangle {
        anchors.left: parent.right
        anchors.leftMargin: Theme.mm(5)
        y: scroller.scrolls ? Math.round(scroller.viewTop / stack.height * view.height) : 0
        width: Theme.mm(2)
        height: stack.height > 0 ? Math.round(view.height / stack.height * view.height) : 0
        radius: width / 2
        visible: scroller.scrolls
        color: Theme.muted
        Accessible.ignored: true
    }

    Item {
        id: pager
        anchors.bottom: parent.bottom
        width: parent.width
        height: Math.max(upward.height, downward.height)
        visible: scroller.scrolls

        QuietButton {
            id: upward
            objectName: "up"
            width: Math.floor((parent.width - Theme.gap) / 2)
            visible: scroller.viewTop > 1
            icon: "icons/up"
            text: qsTr("Up")
            onActivated: scroller.up()
        }

        QuietButton {
            id: downward
            objectName: "down"
            anchors.right: parent.right
            width: upward.width
            visible: scroller.viewTop < scroller.lowest - 1
            icon: "icons/down"
            text: qsTr("Down")
            onActivated: scroller.down()
        }
    }
}
