import QtQuick
import Yima

// The code that was just scanned flies from the mirror into the card: that is whose it is. It covers its whole
// parent, a page. `landed` from the start where nothing moves, or no mirror was there.
Item {
    id: flight

    // Where the code belongs, in the page, and how large it is there, in dots.
    required property point goal
    required property real goalSide

    readonly property bool landed: !flying.running
    // From 0, in the mirror, to 1, in the card.
    property real way: 1
    property point start
    property real startSide: 0

    objectName: "flight"
    anchors.fill: parent
    visible: !landed
    Accessible.ignored: true

    Component.onCompleted: {
        const mirror = LastMirror.mirror;
        LastMirror.mirror = null;
        if (mirror === null || Theme.quick === 0)
            return;
        start = mirror.mapToItem(parent, mirror.width / 2, mirror.height / 2);
        startSide = Math.min(mirror.width, mirror.height) * 0.42;
        way = 0;
        flying.start();
    }

    NumberAnimation {
        id: flying
        target: flight
        property: "way"
        to: 1
        duration: Theme.quick * 1.6
        easing.type: Easing.InOutCubic
    }

    Picture {
        name: flight.landed ? "" : "illustrations/code-tile"
        side: Math.round(flight.startSide)
        scale: 1 + (flight.goalSide / side - 1) * flight.way
        rotation: -4 * flight.way
        x: flight.start.x + (flight.goal.x - flight.start.x) * flight.way - width / 2
        y: flight.start.y + (flight.goal.y - flight.start.y) * flight.way - height / 2
    }
}
