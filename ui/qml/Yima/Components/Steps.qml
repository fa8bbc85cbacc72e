pragma ComponentBehavior: Bound
import QtQuick
import Yima

// What to do, in three steps: beside one another, or one below the other where `stacked`.
Grid {
    id: steps

    // Three of a few words each.
    required property list<string> labels
    property bool stacked: false
    property real side: Theme.mm(58)
    // 0 to 2, or -1: none.
    property int lit: -1
    property bool begun: false

    readonly property list<string> pictures: ["illustrations/step-open", "illustrations/step-hold", "illustrations/step-take"]
    readonly property list<string> picturesBefore: ["illustrations/step-open-before", "illustrations/step-hold-before", "illustrations/step-take-before"]
    readonly property real wordsHeight: Math.max(first.wordsHeight, second.wordsHeight, third.wordsHeight)
    // All of one height, so that they stand in line.
    readonly property real tallest: Math.max(first.implicitHeight, second.implicitHeight, third.implicitHeight)

    columns: stacked ? 1 : 3
    columnSpacing: Theme.mm(4)
    rowSpacing: Theme.mm(1)

    component One: Step {
        width: steps.stacked ? steps.width : Math.floor((steps.width - 2 * steps.columnSpacing) / 3)
        height: steps.tallest
        side: steps.side
        upright: !steps.stacked
        words: steps.labels[number - 1]
        picture: steps.pictures[number - 1]
        pictureBefore: steps.picturesBefore[number - 1]
        lit: steps.lit === number - 1
        begun: steps.begun
    }

    One {
        id: first
        number: 1
    }

    One {
        id: second
        number: 2
    }

    One {
        id: third
        number: 3
    }
}
