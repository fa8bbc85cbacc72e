import QtQuick
import Yima

// White on the quiet ground.
Rectangle {
    color: Theme.card
    radius: Theme.radius
    border.color: Theme.line
    border.width: Theme.hairline
}
