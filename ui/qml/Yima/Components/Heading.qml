import QtQuick
import Yima

// The one large thing of a screen.
Prose {
    centred: false
    font.pixelSize: Theme.heading
    font.bold: true
    lineHeight: 0.92
    Accessible.role: Accessible.Heading
}
