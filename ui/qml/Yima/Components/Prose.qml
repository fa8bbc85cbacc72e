import QtQuick
import Yima

// A sentence or two in lines of about the same length: no last line of one sign. Chinese that is
// too long for a line breaks after a sentence, else after a comma, if that is enough.
Label {
    id: prose

    required property string words
    // The width there is; `width` is what the lines take of it.
    required property real room
    property bool centred: !Theme.wide

    // Not asked of the text itself: that changes with the width it is given.
    readonly property real natural: metrics.height === 0 ? 0 : Math.max(...text.split("\n").map(line => Math.ceil(metrics.advanceWidth(line))))
    readonly property int lines: text.includes("\n") ? 1 : Math.ceil(natural / room)

    function inTwo(sentence: string): string {
        // Read, so that another size of the text is another reckoning.
        if (metrics.height === 0 || metrics.advanceWidth(sentence) <= room)
            return sentence;
        const stopped = afterOne(sentence, "。");
        return stopped !== sentence ? stopped : afterOne(sentence, "，");
    }

    // Broken after that one of these marks that makes the lines shortest.
    function afterOne(sentence: string, mark: string): string {
        let best = sentence;
        let bestWidth = room;
        for (let at = sentence.indexOf(mark); at >= 0; at = sentence.indexOf(mark, at + 1)) {
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
    width: lines <= 1 ? room : Math.min(room, Math.ceil(natural / lines * 1.08 + 1.5 * font.pixelSize))
    horizontalAlignment: centred ? Text.AlignHCenter : Text.AlignLeft
    Accessible.name: Figures.parted(words)

    FontMetrics {
        id: metrics
        font: prose.font
    }
}
