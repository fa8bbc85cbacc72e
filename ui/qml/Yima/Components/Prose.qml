import QtQuick
import Yima

// A sentence or two in lines of about the same length: no last line of one sign. Chinese sentences
// that are too long for a line break after a comma if that is enough.
Label {
    id: prose

    required property string words
    // The width there is; `width` is what the lines take of it.
    required property real room
    property bool centred: !Theme.wide

    readonly property int lines: text.includes("\n") ? 1 : Math.ceil(implicitWidth / room)

    function inTwo(sentence: string): string {
        // Read, so that another size of the text is another reckoning.
        if (metrics.height === 0 || metrics.advanceWidth(sentence) <= room)
            return sentence;
        let best = sentence;
        let bestWidth = room;
        for (let at = sentence.indexOf("，"); at >= 0; at = sentence.indexOf("，", at + 1)) {
            const head = sentence.slice(0, at + 1);
            const tail = sentence.slice(at + 1);
            const width = Math.max(metrics.advanceWidth(head), metrics.advanceWidth(tail));
            if (tail !== "" && width <= bestWidth) {
                best = head + "\n" + tail;
                bestWidth = width;
            }
        }
        return best;
    }

    text: words.split("\n").map(inTwo).join("\n")
    x: centred ? Math.round((room - width) / 2) : Theme.start(room, width, 0)
    width: lines <= 1 ? room : Math.min(room, Math.ceil(implicitWidth / lines * 1.08 + 1.5 * font.pixelSize))
    horizontalAlignment: centred ? Text.AlignHCenter : Text.AlignLeft
    Accessible.name: words

    FontMetrics {
        id: metrics
        font: prose.font
    }
}
