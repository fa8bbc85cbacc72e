import QtQuick
import Yima

// A picture of a page: the whole of it, or enlarged and moved under a finger, by arrows or by keys.
Item {
    id: view

    required property string image
    property bool enlarged: false

    readonly property real shape: page.implicitWidth > 0 ? page.implicitHeight / page.implicitWidth : Math.SQRT2
    readonly property real wholeWidth: Math.floor(Math.min(width, height / shape))
    // Print of 3.5 mm on paper is then read from where the patient stands.
    readonly property real largeWidth: Math.max(width, Theme.mm(Theme.large ? 400 : 330))

    function toStart(): void {
        pane.contentX = 0;
        pane.contentY = 0;
    }

    function moveBy(across: real, down: real): void {
        pane.contentX = Math.max(0, Math.min(pane.contentWidth - pane.width, pane.contentX + across * pane.width * 0.6));
        pane.contentY = Math.max(0, Math.min(pane.contentHeight - pane.height, pane.contentY + down * pane.height * 0.6));
    }

    onEnlargedChanged: toStart()

    Rectangle {
        anchors.centerIn: pane
        width: Math.min(pane.width, page.width) + 2 * Theme.hairline
        height: Math.min(pane.height, page.height) + 2 * Theme.hairline
        // Paper, whatever the theme.
        color: Theme.codeGround
        border.color: Theme.line
        border.width: Theme.hairline
    }

    Flickable {
        id: pane
        width: parent.width
        height: parent.height - (view.enlarged ? arrows.height + Theme.gap : 0)
        contentWidth: Math.max(width, page.width)
        contentHeight: Math.max(height, page.height)
        interactive: view.enlarged
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        Image {
            id: page
            objectName: "form_page"
            x: Math.round((pane.contentWidth - width) / 2)
            y: Math.round((pane.contentHeight - height) / 2)
            width: view.enlarged ? view.largeWidth : view.wholeWidth
            height: Math.round(width * view.shape)
            source: Shown.address(view.image)
            smooth: true
            mipmap: true
            cache: false
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("Page of the hospital's original")
        }
    }

    Row {
        id: arrows
        // Left is at the left.
        LayoutMirroring.enabled: false
        anchors.bottom: parent.bottom
        anchors.horizontalCenter: parent.horizontalCenter
        visible: view.enlarged
        spacing: Theme.gap

        readonly property real cell: Math.floor((view.width - 3 * spacing) / 4)

        ArrowButton {
            objectName: "moveLeft"
            width: arrows.cell
            name: qsTr("Move left")
            icon: "icons/left"
            onActivated: view.moveBy(-1, 0)
        }

        ArrowButton {
            objectName: "moveUp"
            width: arrows.cell
            name: qsTr("Move up")
            icon: "icons/up"
            onActivated: view.moveBy(0, -1)
        }

        ArrowButton {
            objectName: "moveDown"
            width: arrows.cell
            name: qsTr("Move down")
            icon: "icons/down"
            onActivated: view.moveBy(0, 1)
        }

        ArrowButton {
            objectName: "moveRight"
            width: arrows.cell
            name: qsTr("Move right")
            icon: "icons/onward"
            onActivated: view.moveBy(1, 0)
        }
    }
}
