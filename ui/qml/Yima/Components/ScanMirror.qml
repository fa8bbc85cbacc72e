pragma ComponentBehavior: Bound
import QtQuick
import Yima
import Yima.Camera

// The live mirror of the camera with a soft frame; a calm picture where there are no frames.
Item {
    id: scan

    property bool ready: true
    property real inset: Theme.mm(12)
    property bool badge: true
    // What is to be held up, while there is no picture of the camera.
    property string picture: "illustrations/hold-phone"
    // A value of kiosk.devices.ScanHint.
    property string hint: "none"

    readonly property real corner: Math.min(Theme.mm(22), width / 5)
    property CameraMirror mirror: null
    readonly property bool live: mirror?.live ?? false

    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("Camera picture")
    Component.onCompleted: {
        LastMirror.mirror = scan;
        mirror = Mirrors.lend(place);
    }
    // At the end of the program they may be gone before this is.
    Component.onDestruction: {
        if (mirror !== null)
            Mirrors?.takeBack(mirror);
    }

    Rectangle {
        anchors.fill: parent
        visible: !scan.live
        radius: scan.corner
        gradient: Gradient {
            GradientStop {
                position: 0
                color: Theme.mirrorTop
            }
            GradientStop {
                position: 1
                color: Theme.mirrorBottom
            }
        }
    }

    Picture {
        anchors.centerIn: parent
        visible: !scan.live
        mayBeLate: true
        name: scan.live ? "" : scan.picture
        side: Math.round(Math.min(parent.width, parent.height) * 0.62)
    }

    Item {
        id: place
        anchors.fill: parent
    }

    Bound {
        name: "width"
        value: place.width
    }

    Bound {
        name: "height"
        value: place.height
    }

    Bound {
        name: "feed"
        value: Terminal.camera
    }

    Bound {
        name: "radius"
        value: scan.corner
    }

    Bound {
        name: "ground"
        value: Theme.ground
    }

    Repeater {
        model: 4

        // One corner of the frame: two bars.
        Item {
            id: bracket

            required property int index
            readonly property bool atRight: index % 2 === 1
            readonly property bool atBottom: index > 1
            readonly property real reach: Math.round(Math.min(scan.width, scan.height) * 0.15)
            readonly property real thickness: Theme.mm(2.8)

            x: atRight ? scan.width - scan.inset - reach : scan.inset
            y: atBottom ? scan.height - scan.inset - reach : scan.inset
            width: reach
            height: reach

            Rectangle {
                y: bracket.atBottom ? parent.height - height : 0
                width: parent.width
                height: bracket.thickness
                radius: height / 2
                color: Theme.mirrorFrame
            }

            Rectangle {
                x: bracket.atRight ? parent.width - width : 0
                width: bracket.thickness
                height: parent.height
                radius: width / 2
                color: Theme.mirrorFrame
            }
        }
    }

    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.mm(8)
        visible: scan.badge && !advice.visible && width < scan.width * 0.8
        width: words.implicitWidth + lamp.width + Theme.mm(17)
        height: words.implicitHeight + Theme.mm(3)
        radius: height / 2
        color: Theme.mirrorBottom

        Rectangle {
            id: lamp
            anchors.left: parent.left
            anchors.leftMargin: Theme.mm(6)
            anchors.verticalCenter: parent.verticalCenter
            width: Theme.mm(3.5)
            height: width
            radius: width / 2
            color: Theme.mirrorFrame
            opacity: scan.ready ? 1 : 0.4
        }

        Label {
            id: words
            anchors.left: lamp.right
            anchors.leftMargin: Theme.mm(4)
            anchors.verticalCenter: parent.verticalCenter
            text: scan.ready ? qsTr("Scanning: no button needed") : qsTr("The camera is starting…")
            color: Theme.mirrorFrame
            font.pixelSize: Theme.caption
            wrapMode: Text.NoWrap
        }
    }

    HintPanel {
        id: advice
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.mm(Theme.wide ? 6 : 8)
        // Wider than a mirror that notices have left little room for.
        width: Math.max(parent.width - 2 * anchors.bottomMargin, Theme.wide ? 0 : Theme.mm(190))
        name: scan.hint
    }

    // A property of the mirror that is lent, as long as it is.
    component Bound: Binding {
        required property string name

        target: scan.mirror
        when: scan.mirror !== null
        property: name
        restoreMode: Binding.RestoreNone
    }
}
