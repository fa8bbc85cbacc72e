import QtQuick
import Yima

// A value and what it is against its range, in one line.
Row {
    id: pair

    required property string flag
    required property string value

    spacing: Theme.mm(3)

    Flag {
        id: meaning
        name: pair.flag
    }

    Label {
        id: words
        anchors.baseline: figure.baseline
        visible: text !== ""
        text: meaning.words === "" ? "" : meaning.arrow + meaning.words
        color: meaning.cares ? Theme.warm : Theme.muted
        font.pixelSize: Theme.note
        font.bold: meaning.critical
        wrapMode: Text.NoWrap
    }

    Label {
        id: figure
        text: pair.value
        color: meaning.cares ? Theme.warm : Theme.ink
        font.pixelSize: Theme.body
        font.bold: true
        wrapMode: Text.NoWrap
    }
}
