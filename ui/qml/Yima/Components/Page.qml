import QtQuick

// The root of a screen.
Item {
    // What a screen reader says when the screen appears.
    property string heading: ""
    // What the terminal says aloud just now: words that are on the screen, too.
    property string spoken: ""
    // Actions that the page itself offers large; the bottom row leaves them out.
    property list<string> offers: []

    Accessible.role: Accessible.Pane
    Accessible.name: heading
}
