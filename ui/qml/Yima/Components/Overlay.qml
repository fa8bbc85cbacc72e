import QtQuick
import Yima

// Covers everything, so that nobody behind the patient reads on. A tap anywhere says who is here.
Rectangle {
    id: overlay

    default property alias content: content.data

    color: Theme.shade
    Accessible.role: Accessible.Dialog

    // Nothing below may be hit through the overlay.
    TapHandler {
        gesturePolicy: TapHandler.ReleaseWithinBounds
        longPressThreshold: 3600
        onTapped: Terminal.tap("still_here", "")
    }

    Card {
        anchors.centerIn: parent
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
