import QtQuick
import Yima

// What the hospital's own service says of the report, or the way to ask it.
Column {
    id: group

    required property Scroller scroller
    required property string advice
    required property string by

    spacing: Theme.mm(3)

    ScrollSlice {
        id: asking
        width: group.width
        height: group.advice === "" ? ask.height : 0
        visible: group.advice === ""
        scroller: group.scroller
        offset: group.y

        QuietButton {
            id: ask
            objectName: "askAdvice"
            width: parent.width
            text: qsTr("Have it explained by the hospital's computer")
            onActiveFocusChanged: if (activeFocus)
                asking.reveal()
            onActivated: asking.whole ? Terminal.tap("ask_advice", "") : asking.reveal()
        }
    }

    SliceTitle {
        width: group.width
        scroller: group.scroller
        offset: group.y
        words: group.advice === "" ? "" : group.by === "" ? qsTr("The hospital's explanation") : group.by
        detail: qsTr("Made by a computer. This is not a diagnosis: please go by what your doctor says.")
    }

    TextSlices {
        width: group.width
        visible: group.advice !== ""
        scroller: group.scroller
        offset: group.y
        words: group.advice
    }
}
