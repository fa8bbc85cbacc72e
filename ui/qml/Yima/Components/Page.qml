import QtQuick

// The root of a screen.
Item {
    // What a screen reader says when the screen appears.
    property string heading: ""
    // What the voice reads out where it is on: what this is and what to do now, in whole sentences. Everybody
    // in the hall may hear it: no names, values, amounts, departments.
    property string spoken: heading
    // What it adds where only the patient hears it, by headphones or a handset.
    property string spokenPrivately: ""
    // Said even where the voice is off: what a hand should do this moment.
    property string aloud: ""
    // Actions that the page itself offers large; the bottom row leaves them out.
    property list<string> offers: []
    // It has the whole glass: no bars above and below it.
    property bool whole: false
    // What scrolls here is where it was when the patient comes back to the same `place`.
    property Scroller scrolled: null
    property string place: ""

    Accessible.role: Accessible.Pane
    Accessible.name: heading
}
