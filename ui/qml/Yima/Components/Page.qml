import QtQuick

// The root of a screen.
Item {
    // What a screen reader says when the screen appears.
    property string heading: ""
    // What the terminal says aloud just now: words that are on the screen, too.
    property string spoken: ""
    // Actions that the page itself offers large; the bottom row leaves them out.
    property list<string> offers: []
    // What scrolls here is where it was when the patient comes back to the same `place`.
    property Scroller scrolled: null
    property string place: ""

    Accessible.role: Accessible.Pane
    Accessible.name: heading
}
