import QtQuick

// Text of the dock.
Text {
    color: Look.ink
    font.pixelSize: Look.note
    textFormat: Text.PlainText
    elide: Text.ElideRight
    renderType: Text.NativeRendering
}
