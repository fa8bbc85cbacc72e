import QtQuick
import Yima

// A heading within a list, never seen without what it is of.
ScrollSlice {
    id: slice

    required property string words
    property string detail: ""

    visible: words !== ""
    height: words !== "" ? both.height : 0
    next: Theme.mm(19)

    Column {
        id: both
        width: parent.width

        Label {
            width: parent.width
            text: slice.words
            horizontalAlignment: Text.AlignLeft
            font.pixelSize: Theme.wide ? Theme.body : Theme.lead
            font.bold: true
        }

        Label {
            width: parent.width
            visible: text !== ""
            text: slice.detail
            horizontalAlignment: Text.AlignLeft
            color: Theme.muted
            font.pixelSize: Theme.wide ? Theme.note : Theme.caption
        }
    }
}
