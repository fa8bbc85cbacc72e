pragma ComponentBehavior: Bound
import QtQuick
import Yima

// A text of any length on a card, cut between sentences so that every part is seen whole.
Column {
    id: column

    required property Scroller scroller
    required property string words
    // Where what it stands in begins in the list.
    property real offset: 0
    property color ink: Theme.ink
    property color colour: Theme.card
    property color edge: Theme.line

    // Sentences together up to about so many signs.
    readonly property int most: Theme.latin ? 150 : 60
    readonly property list<string> parts: {
        const found = [];
        for (const paragraph of words.split("\n").filter(each => each.trim() !== "")) {
            let part = "";
            for (const sentence of paragraph.match(/[^。；;!?！？.]+[。；;!?！？.]*\s*/g) ?? [paragraph]) {
                if (part !== "" && part.length + sentence.length > most) {
                    found.push(part.trim());
                    part = "";
                }
                part += sentence;
            }
            found.push(part.trim());
        }
        return found;
    }

    spacing: -Theme.hairline

    Repeater {
        model: column.parts

        CardSlice {
            id: part

            required property string modelData
            required property int index

            width: column.width
            scroller: column.scroller
            offset: column.offset + column.y
            first: index === 0
            last: index === column.parts.length - 1
            ruled: false
            colour: column.colour
            edge: column.edge
            above: Theme.mm(first ? (Theme.wide ? 5 : 8) : 1.5)
            below: Theme.mm(last ? (Theme.wide ? 5 : 8) : 1.5)

            Label {
                width: parent.width
                text: part.modelData
                horizontalAlignment: Text.AlignLeft
                color: column.ink
                font.pixelSize: Theme.wide ? Theme.caption : Theme.body
                lineHeight: 1.1
            }
        }
    }
}
