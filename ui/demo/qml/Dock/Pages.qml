pragma ComponentBehavior: Bound
import QtQuick

// The pages of one document below each other. `source`: a picture, or a PDF.
Column {
    id: pages

    required property url source

    spacing: Look.tight

    // Says how many there are.
    Image {
        id: first
        visible: false
        asynchronous: true
        source: pages.source
    }
    Repeater {
        model: first.status === Image.Ready ? first.frameCount : 0

        Rectangle {
            required property int index

            objectName: "page"
            width: pages.width
            height: width * first.implicitHeight / first.implicitWidth
            color: Look.paper

            Image {
                anchors.fill: parent
                source: pages.source
                currentFrame: parent.index
                sourceSize.width: width * Screen.devicePixelRatio
                asynchronous: true
                mipmap: true
            }
        }
    }
}
