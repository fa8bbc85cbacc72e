import QtQuick
import Yima

// What is laid over a screen by a touch of the top bar: low on an upright panel, where every hand
// reaches it. It goes by its button, by a touch beside it, and by Escape (Kiosk.qml).
Rectangle {
    id: sheet

    required property string title
    required property string spoken
    default property alias content: rows.data

    readonly property real padding: Theme.mm(10)

    function leave(): void {
        Terminal.tap("close_panel", "");
    }

    color: Qt.alpha(Theme.shade, 0.6)
    Accessible.role: Accessible.Dialog
    Accessible.name: sheet.title

    TapHandler {
        gesturePolicy: TapHandler.ReleaseWithinBounds
        longPressThreshold: 3600
        onTapped: sheet.leave()
    }

    Card {
        id: card

        objectName: "sheet"
        anchors.horizontalCenter: parent.horizontalCenter
        y: Theme.wide ? Math.round((parent.height - height) / 2) : parent.height - height - Theme.mm(7)
        width: Theme.wide ? Math.min(parent.width - 2 * Theme.margin, Theme.mm(306)) : parent.width - 2 * Theme.mm(8)
        height: head.height + Theme.gap + rows.height + 2 * sheet.padding - Theme.mm(2)

        transform: Translate {
            id: rise
        }

        // It comes from below, where the hand is.
        NumberAnimation {
            target: rise
            property: "y"
            from: Theme.mm(24)
            to: 0
            duration: Theme.quick
            easing.type: Easing.OutCubic
            running: true
        }

        // A touch of the card itself says nothing.
        TapHandler {
            gesturePolicy: TapHandler.ReleaseWithinBounds
        }

        Item {
            id: head
            x: sheet.padding
            y: sheet.padding - Theme.mm(2)
            width: parent.width - 2 * sheet.padding
            height: Math.max(heading.height, done.height)

            Label {
                id: heading
                anchors.left: parent.left
                anchors.right: done.left
                anchors.rightMargin: Theme.gap
                anchors.verticalCenter: parent.verticalCenter
                text: sheet.title
                font.pixelSize: Theme.button
                font.bold: true
                horizontalAlignment: Text.AlignLeft
                Accessible.role: Accessible.Heading
            }

            IconButton {
                id: done
                objectName: "closePanel"
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                framed: true
                icon: "icons/close"
                text: qsTr("Done")
                onActivated: sheet.leave()
            }
        }

        Column {
            id: rows
            x: sheet.padding
            y: head.y + head.height + Theme.gap
            width: head.width
            spacing: Theme.gap
        }
    }
}
