import QtQuick
import Yima

// A part of a list that is seen whole or not at all: no line of it is ever cut in two.
Item {
    id: slice

    required property Scroller scroller
    // Where what it stands in begins in the list.
    property real offset: 0

    // Room for what comes next: a heading is not seen without what it is of.
    property real next: 0

    readonly property real start: offset + y
    readonly property bool larger: height > scroller.viewHeight && start < scroller.viewTop + scroller.viewHeight && start + height > scroller.viewTop
    readonly property bool whole: larger || (start >= scroller.viewTop - 1 && start + height + Math.min(next, scroller.viewHeight - height) <= scroller.viewTop + scroller.viewHeight + 1)

    // Bring it into view: for keys, and for a tap on what has not quite come in yet.
    function reveal(): void {
        scroller.reveal(start, height);
    }

    opacity: whole ? 1 : 0

    Component.onCompleted: scroller.slices.push(slice)
    Component.onDestruction: {
        if (scroller)
            scroller.forget(slice);
    }

    Behavior on opacity {
        enabled: Theme.quick > 0
        NumberAnimation {
            duration: Theme.quick
        }
    }
}
