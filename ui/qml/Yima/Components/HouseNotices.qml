import QtQuick
import Yima

// The hospital's notices, one after the other as `turn` counts up. One that is too long for `lines` lines
// comes in pieces, so that none is cut off.
Item {
    id: board
    objectName: "houseNotices"

    required property list<string> notices
    property int turn: 0
    property int lines: 2

    readonly property list<string> pieces: [].concat(...notices.map(inPieces))
    readonly property int count: pieces.length
    readonly property string now: count > 0 ? pieces[turn % count] : ""
    property string shown: now

    // After a sentence, else after a comma, else after a word, else anywhere: the latest that fits.
    function inPieces(notice: string): list<string> {
        const pieces = [];
        if (metrics.height === 0) // measured anew with every font
            return pieces;
        // As much as is sure to fit: lines break at words, and before some signs.
        const broken = /[\u3000-\u9fff]/.test(notice) ? 1 : 3;
        const capacity = lines * width - (lines + 1) * broken * label.font.pixelSize;
        let rest = notice.trim();
        while (rest !== "" && capacity > 0) {
            const most = fitting(rest, capacity);
            const at = most === rest.length ? most : breakOf(rest.slice(0, most));
            pieces.push(rest.slice(0, at).trim());
            rest = rest.slice(at).trim();
        }
        return pieces;
    }

    function fitting(text: string, capacity: real): int {
        let least = 1;
        let most = text.length;
        while (least < most) {
            const middle = Math.ceil((least + most) / 2);
            if (metrics.advanceWidth(text.slice(0, middle)) <= capacity)
                least = middle;
            else
                most = middle - 1;
        }
        return least;
    }

    function breakOf(text: string): int {
        for (const signs of [/^.*[。！？!?；;](?!$)/, /^.*[，,、：]/, /^.*\s/]) {
            const found = text.match(signs);
            if (found !== null && found[0].length > text.length / 3)
                return found[0].length;
        }
        return text.length;
    }

    implicitHeight: Math.ceil(lines * metrics.lineSpacing * label.lineHeight + metrics.descent)
    Accessible.role: Accessible.StaticText
    Accessible.name: notices.join("\n")

    onNowChanged: {
        if (Theme.quick > 0 && shown !== "") {
            change.restart();
        } else {
            change.stop();
            shown = now;
            label.opacity = 1;
        }
    }

    FontMetrics {
        id: metrics
        font: label.font
    }

    SequentialAnimation {
        id: change

        NumberAnimation {
            target: label
            property: "opacity"
            to: 0
            duration: Theme.quick / 2
        }
        ScriptAction {
            script: board.shown = board.now
        }
        NumberAnimation {
            target: label
            property: "opacity"
            to: 1
            duration: Theme.quick / 2
        }
    }

    Label {
        id: label
        objectName: "houseNotice"
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width
        text: board.shown
        font.pixelSize: Theme.caption
        lineHeight: 0.95
        horizontalAlignment: Text.AlignLeft
        Accessible.ignored: true
    }
}
