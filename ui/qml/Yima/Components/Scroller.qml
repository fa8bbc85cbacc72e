import QtQuick
import Yima

// What does not fit scrolls, under a finger and by two large buttons. What is in it is made of
// slices (ScrollSlice), each seen whole or not at all.
Item {
    id: scroller

    default property alias content: stack.data
    property alias spacing: stack.spacing

    readonly property bool scrolls: stack.height > height - (paged ? below : 0) + 1
    readonly property bool steers: scrolls || paged
    readonly property real below: pager.needed ? pager.height + Theme.gap : 0
    readonly property bool paged: pageBefore || pageAfter
    property real sought: -1
    readonly property real viewTop: view.contentY
    readonly property real viewHeight: view.height
    readonly property bool gliding: glide.running
    readonly property real lowest: Math.max(0, stack.height - view.height)
    // Every slice there is: the buttons stop where one begins or ends.
    property var slices: []
    // This is one of several pages: past its ends the buttons lead to the others.
    property bool pageBefore: false
    property bool pageAfter: false
    property string place: ""
    // The buttons stand elsewhere: whoever says so places ScrollButtons.
    property bool steeredOutside: false
    // Moved by the buttons that move the screen (Reach.qml): of its own only those that turn pages are left.
    property bool led: false
    // The focus ring is drawn outside of what has it.
    readonly property real ring: Theme.mm(3)

    signal turned(direction: string)

    function forget(slice: Item): void {
        slices = slices.filter(each => each !== slice);
    }

    function scrollTo(top: real): void {
        glide.stop();
        glide.to = Math.max(0, Math.min(lowest, Math.round(top)));
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

    // What of the view is seen, from its top. Lowered, some of it is behind the edges of Reach.qml.
    function glimpse(): var {
        let around = scroller.parent;
        while (around !== null && around.objectName !== "reach")
            around = around.parent;
        const top = around === null ? 0 : around.mapToItem(view, 0, 0).y;
        const from = Math.max(0, top);
        const to = around === null ? viewHeight : Math.min(viewHeight, top + around.height);
        return to > from ? {
            "from": from,
            "to": to
        } : {
            "from": 0,
            "to": viewHeight
        };
    }

    // The first that is not wholly seen goes to the top; upwards, the last such to the bottom. One
    // that is higher than what is seen goes by most of that at a time.
    function down(): void {
        const seen = glimpse();
        const below = slices.filter(each => each.start + each.height > viewTop + seen.to + 1).map(each => each.start);
        const next = Math.min(...below) - seen.from;
        scrollTo(next > viewTop + 1 ? next : viewTop + 0.8 * (seen.to - seen.from));
    }

    function up(): void {
        const seen = glimpse();
        const above = slices.filter(each => each.start < viewTop + seen.from - 1).map(each => each.start + each.height);
        const next = Math.max(...above) - seen.to;
        scrollTo(next < viewTop - 1 ? next : viewTop - 0.8 * (seen.to - seen.from));
    }

    // As soon as there is so much in it.
    function startAt(top: real): void {
        sought = top;
        seek();
    }

    function seek(): void {
        if (sought < 0 || lowest < sought)
            return;
        view.contentY = sought;
        sought = -1;
    }

    function toTop(): void {
        glide.stop();
        view.contentY = 0;
    }

    Accessible.role: Accessible.List
    onLowestChanged: {
        if (view.contentY > lowest)
            view.contentY = lowest;
        seek();
    }

    Flickable {
        id: view
        objectName: "view"
        x: -scroller.ring
        width: parent.width + 2 * scroller.ring
        height: scroller.steers ? parent.height - scroller.below : parent.height
        contentHeight: stack.height
        clip: true
        interactive: scroller.scrolls
        boundsBehavior: Flickable.StopAtBounds
        onMovementStarted: {
            glide.stop();
            scroller.sought = -1;
        }

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

    ScrollButtons {
        id: pager

        readonly property bool needed: !scroller.steeredOutside && (scroller.paged || !scroller.led)

        anchors.bottom: parent.bottom
        width: parent.width
        visible: scroller.steers && needed
        scroller: scroller
    }
}
