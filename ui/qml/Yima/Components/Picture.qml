import QtQuick
import Yima

// An illustration or icon of resources/, in the colours of the theme, drawn at its exact size and kept in
// the pixmap cache.
Image {
    id: picture

    // "illustrations/refresh-code" or "icons/ticket"
    required property string name
    property real side: 0
    // May come a moment after the rest of the screen.
    property bool mayBeLate: false
    // Points along the line that is read, as an arrow to the next thing does.
    property bool directed: false

    readonly property string hues: name.startsWith("icons/") ? Theme.iconHues : Theme.artHues

    width: side
    height: side
    source: {
        // When the theme changes, `hues` may come here before it comes to `asynchronous`.
        if (name === "" || (hues !== "" && asynchronous))
            return "";
        return hues === "" ? Qt.resolvedUrl("../../../../resources/" + name + ".svg") : `image://art/${name}?${hues}`;
    }
    sourceSize: Qt.size(side, side)
    // Only what Qt reads by itself. `image://art` is Python's (ui/art.py): on Qt's reading thread it would
    // wait for the interpreter with the reader's lock held, and the GUI thread for that lock, for ever.
    asynchronous: mayBeLate && Terminal.animated && hues === ""
    fillMode: Image.PreserveAspectFit
    mirror: directed && Theme.mirrored
    Accessible.ignored: true
}
