import QtQuick
import Yima

// Where the screen stands. Lowered, nothing that can be tapped may be above `line`: a screen that has
// such a thing is seen through a window below the line, behind which a finger, two buttons and the focus
// move it. A list on it is moved by the same two buttons, once all of it has been seen that stands there.
Item {
    id: reach

    default property alias content: view.flickableData
    required property ScreenHost host
    property bool lowered: false
    property real line: 0

    // What the screen has above the line can only be had by moving it.
    property bool sliding: false
    property alias offset: view.contentY
    property bool fresh: true
    // There is something to be done next.
    property bool ready: false
    // On the screen, where it has one.
    property Scroller list: null
    property real listTop: 0
    property real listBottom: 0
    // It is seen, and goes on past its own edges.
    readonly property bool listAbove: list !== null && list.viewTop > 1 && listTop < offset + seen - 1
    readonly property bool listBelow: list !== null && list.viewTop < list.lowest - 1 && listBottom > offset + 1
    // It has been moved: what of it is cut in two at the top has been seen before.
    property bool trims: false
    // Frames after which it is known again where everything is.
    property int due: 0

    readonly property real room: pager.y - Theme.gap - line
    // How much is seen of it: the room, less what would be cut in two; and how far it goes.
    property real seen: room
    property real lowest: 0
    // The focus ring is drawn outside of what has it.
    readonly property real ring: Theme.mm(3)

    // Something may stand elsewhere now.
    function stir(): void {
        due = 40;
    }

    function look(): void {
        // A list that has just nothing to be tapped in it will have again: nothing leaps meanwhile.
        sliding = parts().some(each => each.target && each.top < line) || (sliding && !fresh);
        lead(sliding ? listOn(host.current) : null);
        const all = parts();
        lowest = sliding ? between(all, Math.max(0, height + ring - room), true) : 0;
        const rests = trims && !(list?.gliding ?? false);
        if (!view.moving)
            offset = sliding && fresh ? opening(all) : Math.min(rests ? between(all, offset, true) : offset, lowest);
        trims = trims && !rests;
        const next = sliding && all.some(each => each.primary);
        if (next && !ready && !fresh)
            show(all, all.find(each => each.primary));
        ready = next;
        seen = view.moving ? room : between(all, offset + room, false) - offset;
        fresh = host.current === null;
    }

    function listOn(item: Item): Scroller {
        for (const child of item?.visibleChildren ?? []) {
            const found = child as Scroller ?? listOn(child);
            if (found !== null)
                return found;
        }
        return null;
    }

    function lead(found: Scroller): void {
        if (list !== null && list !== found)
            list.led = false;
        list = found;
        if (list === null)
            return;
        list.led = true;
        listTop = list.mapToItem(host, 0, 0).y;
        listBottom = list.mapToItem(host, 0, list.viewHeight).y;
    }

    // What is to be done next is seen first; where that is nothing yet, as many keys as there is room for.
    function opening(all: var): real {
        const next = all.find(each => each.primary);
        if (next) {
            const top = next.bottom <= room ? 0 : between(all, next.bottom - room, true);
            return top > 0 && lowest - top < 0.15 * room ? lowest : top;
        }
        const targets = all.filter(each => each.target);
        const held = top => targets.filter(each => each.top >= top - 1 && each.bottom <= top + room + 1).length;
        const tops = [0, ...targets.map(each => Math.min(lowest, each.top))];
        return tops.reduce((best, top) => held(top) > held(best) ? top : best);
    }

    // Where on the screen all stands that can be tapped, read or looked at.
    function parts(): var {
        return lowered ? partsOf(host.current, -Infinity, Infinity) : [];
    }

    // `top`, `bottom`: what is beyond them is not seen, since the item scrolls.
    function partsOf(item: var, top: real, bottom: real): var {
        let found = [];
        for (const child of item?.children ?? []) {
            if (!child.visible || child.opacity === 0)
                continue;
            const part = partOf(child);
            part.top = Math.max(top, part.top);
            part.bottom = Math.min(bottom, part.bottom);
            const card = child.border && child.width > host.width / 2;
            if ((child.tappable || child.paintedHeight > 0 || card) && part.top < part.bottom)
                found.push(part);
            found = found.concat(child.clip ? partsOf(child, part.top, part.bottom) : partsOf(child, top, bottom));
        }
        return found;
    }

    function partOf(item: var): var {
        // A ring around it; or within it the air above and below the letters.
        const air = item.tappable ? ring : item.lineCount > 0 ? -0.12 * item.height / item.lineCount : 0;
        const top = item.mapToItem(host, 0, 0).y;
        return {
            "top": top - air,
            "bottom": top + item.height + air,
            "target": item.tappable === true && item.enabled,
            "primary": item.primary === true && item.enabled
        };
    }

    // The nearest edge, upwards or downwards, that cuts nothing in two, or at least nothing that can be tapped.
    // What is very high is cut all the same.
    function between(all: var, edge: real, downwards: bool): real {
        const low = all.filter(each => each.bottom - each.top < 0.6 * room);
        const edges = [low, low.filter(each => each.target)].map(some => clear(some, edge, downwards));
        return edges.find(each => Math.abs(each - edge) < 0.4 * room) ?? edge;
    }

    function clear(all: var, edge: real, downwards: bool): real {
        const cut = all.filter(each => each.top < edge - 1 && each.bottom > edge + 1);
        if (cut.length === 0)
            return edge;
        return clear(all, downwards ? Math.max(...cut.map(each => each.bottom)) : Math.min(...cut.map(each => each.top)), downwards);
    }

    // On from where it was cut, or back to there; past what is empty, and to the top of what can be tapped.
    function below(): void {
        const unseen = parts().filter(each => each.bottom > offset + seen + 1);
        if (listBelow && (offset >= lowest - 1 || !unseen.some(each => each.top < listBottom - 1))) {
            list.down();
            trims = true;
            stir();
            return;
        }
        const next = Math.max(offset + seen, Math.min(lowest, ...unseen.map(each => each.top)));
        move(Math.min(next, ...unseen.filter(each => each.target && each.top > offset + 1).map(each => each.top)));
    }

    function above(): void {
        const all = parts();
        const unseen = all.filter(each => each.top < offset - 1).map(each => each.bottom);
        if (listAbove && (offset <= 1 || !unseen.some(bottom => bottom > listTop + 1))) {
            list.up();
            stir();
            return;
        }
        move(between(all, Math.min(offset, Math.max(0, ...unseen)) - room, true));
    }

    function move(to: real): void {
        offset = Math.max(0, Math.min(lowest, to));
        stir();
    }

    // What has the focus is seen.
    function reveal(item: Item): void {
        show(parts(), partOf(item));
    }

    function show(all: var, part: var): void {
        if (part.top < offset)
            move(between(all, part.top, false));
        else if (part.bottom > offset + seen)
            move(between(all, part.bottom - room, true));
    }

    function holds(item: Item): bool {
        for (let each = item; each !== null; each = each.parent) {
            if (each === host)
                return true;
        }
        return false;
    }

    onLoweredChanged: {
        fresh = true;
        stir();
    }
    onHeightChanged: stir()
    onVisibleChanged: stir()

    Connections {
        target: reach.host
        function onCurrentChanged(): void {
            reach.fresh = true;
            reach.stir();
        }
    }

    Connections {
        target: Terminal
        function onRevisionChanged(): void {
            reach.stir();
        }
    }

    Connections {
        target: reach.Window.window
        function onActiveFocusItemChanged(): void {
            const item = reach.Window.activeFocusItem;
            reach.stir();
            if (reach.sliding && item !== reach.host && reach.holds(item))
                reach.reveal(item);
        }
    }

    // All is laid out then, and not yet drawn.
    Connections {
        target: reach.Window.window
        // Behind what is laid over it, it stays as it was seen last.
        enabled: reach.due > 0 && (reach.visible || !reach.lowered)
        function onAfterAnimating(): void {
            reach.due -= 1;
            reach.look();
        }
    }

    Column {
        y: Math.round((reach.line - height) * 0.55)
        width: parent.width
        visible: reach.sliding
        spacing: Theme.mm(8)

        HospitalMark {
            anchors.horizontalCenter: parent.horizontalCenter
            width: Theme.mm(30)
        }

        Label {
            width: parent.width
            height: Math.min(implicitHeight, reach.line - Theme.mm(60))
            text: reach.host.current?.heading ?? ""
            color: Theme.muted
            font.pixelSize: Theme.button
            fontSizeMode: Text.Fit
            minimumPixelSize: Math.ceil(Theme.leastEm * Theme.unit)
            horizontalAlignment: Text.AlignHCenter
            Accessible.ignored: true
        }
    }

    Flickable {
        id: view
        objectName: "reach"
        // The focus ring is drawn outside of what has it.
        x: -Theme.margin
        y: reach.sliding ? reach.line : 0
        width: parent.width + 2 * Theme.margin
        height: reach.sliding ? reach.seen : parent.height
        contentHeight: reach.sliding ? reach.lowest + reach.room : parent.height
        clip: reach.sliding
        interactive: reach.sliding
        boundsBehavior: Flickable.StopAtBounds
        // Not with a line cut in two under its edge.
        onMovementEnded: reach.move(reach.between(reach.parts(), contentY, false))
    }

    // The screen goes on past this edge.
    component Edge: Rectangle {
        width: parent.width
        height: 2 * Theme.hairline
        color: Theme.line
    }

    Edge {
        y: view.y - height
        visible: reach.sliding && reach.offset > 1
    }

    Edge {
        y: view.y + view.height
        visible: reach.sliding && reach.offset < reach.lowest - 1
    }

    Item {
        id: pager
        anchors.bottom: parent.bottom
        width: parent.width
        height: Math.max(Theme.mm(20), Math.ceil(Theme.barText * 1.6))
        visible: reach.sliding

        QuietButton {
            id: seeAbove
            objectName: "seeAbove"
            anchors.left: parent.left
            width: Math.floor((parent.width - Theme.gap) / 2)
            height: parent.height
            visible: reach.offset > 1 || reach.listAbove
            heir: seeBelow
            icon: "icons/up"
            text: qsTr("Show above", "the part of the screen that is above")
            onActivated: reach.above()
        }

        QuietButton {
            id: seeBelow
            objectName: "seeBelow"
            anchors.right: parent.right
            width: Math.floor((parent.width - Theme.gap) / 2)
            height: parent.height
            visible: reach.offset < reach.lowest - 1 || reach.listBelow
            heir: seeAbove
            icon: "icons/down"
            text: qsTr("Show below", "the part of the screen that is below")
            onActivated: reach.below()
        }
    }
}
