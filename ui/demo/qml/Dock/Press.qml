import QtQuick

// Whatever can be clicked or reached by Tab.
Rectangle {
    id: press

    property string name: ""
    property string description: ""
    property bool chosen: false
    // Does something once; else it is one of several to choose from.
    property bool momentary: false
    readonly property bool hovered: hover.hovered

    signal activated

    radius: Look.radius
    color: tap.pressed || hovered ? Look.hovered : Look.raised
    border.width: chosen ? 2 : 1
    border.color: chosen ? Look.mint : "transparent"
    activeFocusOnTab: true
    opacity: enabled ? 1 : 0.45

    Accessible.role: Accessible.Button
    Accessible.name: name
    Accessible.description: description
    Accessible.focusable: true
    Accessible.checkable: !momentary
    Accessible.checked: chosen
    Accessible.onPressAction: press.activated()

    Keys.onReturnPressed: press.activated()
    Keys.onEnterPressed: press.activated()
    Keys.onSpacePressed: press.activated()

    HoverHandler {
        id: hover
        cursorShape: Qt.PointingHandCursor
    }
    TapHandler {
        id: tap
        gesturePolicy: TapHandler.ReleaseWithinBounds
        onTapped: press.activated()
    }

    Rectangle {
        anchors.fill: parent
        anchors.margins: -3
        radius: press.radius + 3
        visible: press.activeFocus
        color: "transparent"
        border.color: Look.focus
        border.width: 2
    }
}
