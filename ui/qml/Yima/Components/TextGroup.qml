import QtQuick
import Yima

// A text of the report under its title.
Column {
    id: group

    required property Scroller scroller
    required property string title
    required property string words

    spacing: Theme.mm(3)

    SliceTitle {
        width: group.width
        scroller: group.scroller
        offset: group.y
        words: group.title
    }

    TextSlices {
        width: group.width
        scroller: group.scroller
        offset: group.y
        words: group.words
    }
}
