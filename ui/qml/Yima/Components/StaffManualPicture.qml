import QtQuick
import Yima

// A picture of the glass in staff's manual, with a line around it, as large as there is room for it.
Rectangle {
    id: frame

    // The URL of a file; "": there is none.
    required property string picture
    // What is seen on it, for whoever does not see it.
    required property string words
    required property real room
    required property real mostHeight

    readonly property real shape: image.implicitWidth > 0 ? image.implicitHeight / image.implicitWidth : 0
    // A picture of few dots is not blown up to the whole width.
    readonly property real most: Math.min(room, image.implicitWidth * 1.5)

    width: shape > 0 ? Math.round(Math.min(most, mostHeight / shape)) : 0
    height: Math.round(width * shape)
    color: Theme.codeGround
    border.color: Theme.line
    border.width: Theme.hairline
    Accessible.role: Accessible.Graphic
    Accessible.name: words

    Image {
        id: image
        anchors.fill: parent
        anchors.margins: Theme.hairline
        source: frame.picture
        smooth: true
        mipmap: true
    }
}
