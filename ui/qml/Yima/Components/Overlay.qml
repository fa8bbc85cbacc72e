import QtQuick
import Yima

// Covers everything, so that nobody behind the patient reads on.
Rectangle {
    id: overlay

    // What the voice says of it.
    required property string spoken
    // A tap anywhere says who is here.
    property bool answersAnywhere: true
    default property alias content: content.data
    readonly property bool low: Terminal.lowered && !Theme.wide

    color: Theme.shade
    Accessible.role: Accessible.Dialog

    // Nothing below may be hit through the overlay.
    TapHandler {
        gesturePolicy: TapHandler.ReleaseWithinBounds
        longPressThreshold: 3600
        onTapped: {
            if (overlay.answersAnywhere)
                Terminal.tap("still_here", "");
        }
    }

    Card {
        anchors.horizontalCenter: parent.horizontalCenter
        y: overlay.low ? parent.height - height - Theme.margin : Math.round((parent.height - height) / 2)
        width: Math.min(parent.width - 2 * Theme.margin, Theme.mm(236))
        height: content.implicitHeight + 2 * Theme.mm(18)
        border.width: 0

        Column {
            id: content
            anchors.centerIn: parent
            width: parent.width - 2 * Theme.padding
            spacing: Theme.mm(8)
        }
    }
}
