pragma ComponentBehavior: Bound
import QtQuick
import Dock

Window {
    id: dock

    // What is enlarged: "slip", "paper", or nothing.
    property string large: ""
    readonly property bool codeShown: Played.realCamera && Played.code !== ""

    title: "演示台 Demo dock"
    color: Look.ground

    Shortcut {
        sequence: "Escape"
        enabled: Played.held !== "" && dock.large === ""
        onActivated: Played.tap("away", "")
    }

    Flickable {
        id: scroller
        anchors.fill: parent
        anchors.bottomMargin: status.height
        contentHeight: Math.max(height, bench.leastHeight)
        boundsBehavior: Flickable.StopAtBounds
        enabled: dock.large === "" && !dock.codeShown
        clip: true

        Bench {
            id: bench
            width: parent.width
            height: parent.height
            onEnlarge: what => dock.large = what
        }
    }
    Rectangle {
        objectName: "thumb"
        anchors.right: parent.right
        anchors.rightMargin: Look.px(4)
        y: scroller.visibleArea.yPosition * scroller.height
        width: Look.px(5)
        height: scroller.visibleArea.heightRatio * scroller.height
        radius: width / 2
        color: Look.line
        visible: scroller.contentHeight > scroller.height
    }
    StatusLine {
        id: status
        page: bench.page
        anchors.bottom: parent.bottom
        width: parent.width
    }
    Sheet {
        anchors.fill: parent
        visible: dock.large === "slip"
        onClosed: dock.large = ""

        Flickable {
            anchors.centerIn: parent
            width: Math.min(parent.width, Look.px(460))
            height: Math.min(parent.height, large.height)
            contentHeight: large.height
            boundsBehavior: Flickable.StopAtBounds
            clip: true

            Image {
                id: large
                width: parent.width
                fillMode: Image.PreserveAspectFit
                source: dock.large === "slip" ? Played.slip : ""
                mipmap: true
            }
        }
    }
    Sheet {
        anchors.fill: parent
        visible: dock.large === "paper"
        onClosed: dock.large = ""

        Flickable {
            anchors.centerIn: parent
            width: Math.min(parent.width, Look.px(640))
            height: Math.min(parent.height, pages.height)
            contentHeight: pages.height
            boundsBehavior: Flickable.StopAtBounds
            clip: true

            Pages {
                id: pages
                width: parent.width
                source: dock.large === "paper" ? Played.paper : ""
            }
        }
    }
    Sheet {
        anchors.fill: parent
        visible: dock.codeShown
        onClosed: Played.tap("away", "")

        ShownCode {
            anchors.horizontalCenter: parent.horizontalCenter
            anchors.verticalCenter: parent.verticalCenter
        }
    }
}
