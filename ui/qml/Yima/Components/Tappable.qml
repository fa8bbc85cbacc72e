import QtQuick
import Yima

// Whatever can be tapped. A tap counts when it starts and ends inside, however long it takes; the
// same by Enter or Space. Arrow keys walk the focus chain, which wraps as Tab does.
Item {
    id: control

    readonly property bool tappable: true // what inspects the glass asks for this
    property string name: ""
    property real radius: height / 2
    readonly property bool pressed: touch.pressed || keyHeld
    property bool keyHeld: false
    // What has the focus after this one, should this one go while it has it; else the next in the chain.
    property Tappable heir: null

    signal activated

    function walk(onward: bool): void {
        control.nextItemInFocusChain(onward).forceActiveFocus(onward ? Qt.TabFocusReason : Qt.BacktabFocusReason);
    }

    // No key may reach what is not seen, and whoever walks by keys must see where they are.
    function handOn(): void {
        if (visible || !activeFocus)
            return;
        if (heir !== null && heir.visible && heir.enabled)
            heir.forceActiveFocus(Qt.OtherFocusReason);
        else
            walk(true);
    }

    implicitHeight: Theme.leastTarget
    activeFocusOnTab: true

    Accessible.role: Accessible.Button
    Accessible.name: name
    Accessible.focusable: true
    Accessible.onPressAction: control.activated()

    Keys.onPressed: event => {
        switch (event.key) {
        case Qt.Key_Return:
        case Qt.Key_Enter:
        case Qt.Key_Space:
            if (!event.isAutoRepeat)
                control.keyHeld = true;
            break;
        case Qt.Key_Down:
            control.walk(true);
            break;
        case Qt.Key_Up:
            control.walk(false);
            break;
        case Qt.Key_Right:
            control.walk(!Theme.mirrored);
            break;
        case Qt.Key_Left:
            control.walk(Theme.mirrored);
            break;
        default:
            return;
        }
        event.accepted = true;
    }
    Keys.onReleased: event => {
        if (event.isAutoRepeat || !control.keyHeld)
            return;
        control.keyHeld = false;
        event.accepted = true;
        control.activated();
    }
    onActiveFocusChanged: keyHeld = false
    onVisibleChanged: {
        if (!visible && activeFocus)
            Qt.callLater(control.handOn);
    }

    TapHandler {
        id: touch
        gesturePolicy: TapHandler.ReleaseWithinBounds
        // A slow hand is a tap too.
        longPressThreshold: 3600
        onTapped: control.activated()
    }

    Rectangle {
        anchors.fill: parent
        anchors.margins: -Theme.mm(1.6)
        radius: control.radius + Theme.mm(1.6)
        visible: control.activeFocus
        color: "transparent"
        border.color: Theme.focus
        border.width: Theme.mm(1.1)
    }
}
