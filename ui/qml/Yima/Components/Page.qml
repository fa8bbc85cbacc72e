import QtQuick

// The root of a screen.
Item {
    // What a screen reader says when the screen appears.
    property string heading: ""
    // Actions that the page itself offers large; the bottom row leaves them out.
    property list<string> offers: []

    Accessible.role: Accessible.Pane
    Accessible.name: heading
}
