import QtQuick
import Yima

// How many of a long list are made: at once what the first view shows, then a few at a time, so that no
// frame waits for what is below the fold.
Timer {
    required property int total
    property int atOnce: 8
    property int step: 4
    property int made: Terminal.animated ? atOnce : total

    // Somewhere further down is to be shown now.
    function hurry(): void {
        made = total;
    }

    interval: 16
    repeat: true
    running: made < total
    onTriggered: made += step
}
