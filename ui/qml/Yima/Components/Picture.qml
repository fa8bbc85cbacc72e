import QtQuick
import Yima

// An illustration or icon of resources/, drawn at its exact size and kept in the pixmap cache.
Image {
    id: picture

    // "illustrations/refresh-code" or "icons/ticket"
    required property string name
    property real side: 0
    // May come a moment after the rest of the screen.
    property bool mayBeLate: false

    width: side
    height: side
    source: name === "" ? "" : Qt.resolvedUrl("../../../../resources/" + name + ".svg")
    sourceSize: Qt.size(side, side)
    asynchronous: mayBeLate && Terminal.animated
    fillMode: Image.PreserveAspectFit
    Accessible.ignored: true
}
