pragma ComponentBehavior: Bound
import QtQuick
import Yima

// Values over time as dots on a line, over the usual range as a band. What is out of the range is a
// diamond, the value of the open report has a ring. Time runs from left to right in every language, as
// figures do.
Item {
    id: plot

    required property var dots
    required property int low
    required property int high
    required property string lowText
    required property string highText
    // All of it in words.
    required property string told

    // Of so many values only the telling ones are written.
    readonly property int many: 12
    readonly property bool ranged: low >= 0 || high >= 0
    readonly property real dot: Theme.mm(Theme.large ? 7 : 5.5)
    readonly property real gutter: Math.ceil(Math.max(0, measured(lowText), measured(highText))) + (ranged ? Theme.mm(4) : 0)
    readonly property rect area: Qt.rect(gutter, figures.height * 1.3, width - gutter, height - figures.height * 2.6 - days.height)

    // The words at the edges of a narrow range give way to each other.
    readonly property real close: ranged && low >= 0 && high >= 0 ? Math.max(0, (bounds.height - Math.abs(level(low) - level(high))) / 2) : 0

    // Where the words of values stand: the most telling ones first, none over another or over a dot.
    readonly property var words: {
        const taken = dots.map(each => Qt.rect(across(each) - plot.dot, down(each) - plot.dot / 2, 2 * plot.dot, plot.dot));
        const found = [];
        for (const index of inOrder()) {
            const each = dots[index];
            const size = measured(each.value) * 1.12 + Theme.mm(1);
            const left = Math.max(area.x, Math.min(width - size, across(each) - size / 2));
            const away = plot.dot * (each.current ? 1.1 : 0.7);
            const sides = [down(each) - away - figures.height, down(each) + away];
            for (const top of lowest(index) ? sides.reverse() : sides) {
                const place = Qt.rect(left, top, size, figures.height);
                if (taken.some(other => overlap(place, other)))
                    continue;
                taken.push(place);
                found.push({
                    index: index,
                    place: place
                });
                break;
            }
        }
        return found;
    }

    // Asks for the height, too, so as to hear of another font.
    function measured(text: string): real {
        return figures.height > 0 ? figures.advanceWidth(text) : 0;
    }

    function across(each: var): real {
        return area.x + plot.dot + each.across / 1000 * (area.width - 2 * plot.dot);
    }

    function down(each: var): real {
        return level(each.up);
    }

    function level(up: int): real {
        return area.y + (1 - up / 1000) * area.height;
    }

    // A value is written where the line does not go.
    function lowest(index: int): bool {
        return [dots[index - 1], dots[index + 1]].every(each => !each || each.up >= dots[index].up);
    }

    function overlap(one: rect, other: rect): bool {
        return one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height && other.y < one.y + one.height;
    }

    function inOrder(): list<int> {
        const all = dots.map((each, index) => index);
        const heights = dots.map(each => each.up);
        const telling = [dots.findIndex(each => each.current), dots.length - 1, 0, heights.indexOf(Math.max(...heights)), heights.indexOf(Math.min(...heights))];
        const wanted = Theme.large || dots.length > plot.many ? telling : [...telling, ...all.slice().reverse()];
        return wanted.filter((index, at) => index >= 0 && wanted.indexOf(index) === at);
    }

    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true
    Accessible.role: Accessible.Graphic
    Accessible.name: told

    Label {
        id: sample
        visible: false
        font.pixelSize: Theme.caption
        font.bold: true
        Accessible.ignored: true
    }

    FontMetrics {
        id: figures
        font: sample.font
    }

    Label {
        id: bounds
        visible: false
        text: plot.highText + plot.lowText
        font.pixelSize: Theme.note
    }

    // The usual range.
    Rectangle {
        readonly property real upper: plot.high >= 0 ? plot.level(plot.high) : plot.area.y - figures.height * 0.5
        readonly property real lower: plot.low >= 0 ? plot.level(plot.low) : plot.area.y + plot.area.height + figures.height * 0.5

        x: plot.gutter
        y: upper
        width: plot.width - x
        height: lower - upper
        visible: plot.ranged
        color: Theme.accentTint
    }

    Repeater {
        model: [
            {
                at: plot.high,
                text: plot.highText,
                off: -plot.close
            },
            {
                at: plot.low,
                text: plot.lowText,
                off: plot.close
            }
        ].filter(edge => edge.at >= 0)

        Item {
            id: edge

            required property var modelData

            y: plot.level(modelData.at)
            width: plot.width

            Label {
                id: bound
                y: Math.round(edge.modelData.off - height / 2)
                text: edge.modelData.text
                color: Theme.muted
                font.pixelSize: Theme.note
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }

            Rectangle {
                x: plot.gutter
                width: parent.width - x
                height: Theme.hairline * 2
                color: Theme.accent
                opacity: 0.45
            }
        }
    }

    Repeater {
        model: Math.max(0, plot.dots.length - 1)

        Rectangle {
            required property int index
            readonly property var from: plot.dots[index] ?? {}
            readonly property var to: plot.dots[index + 1] ?? {}
            readonly property real run: plot.across(to) - plot.across(from)
            readonly property real rise: plot.down(to) - plot.down(from)

            x: plot.across(from)
            y: plot.down(from) - height / 2
            width: Math.hypot(run, rise)
            height: Theme.mm(0.9)
            color: Theme.muted
            antialiasing: true
            transformOrigin: Item.Left
            rotation: Math.atan2(rise, run) * 180 / Math.PI
        }
    }

    Repeater {
        model: plot.dots.length

        Item {
            id: point

            required property int index
            readonly property var each: plot.dots[index] ?? {}
            readonly property bool cares: !["none", "normal"].includes(each.flag)

            x: plot.across(each)
            y: plot.down(each)

            Rectangle {
                anchors.centerIn: parent
                width: plot.dot * 2
                height: width
                radius: width / 2
                visible: point.each.current ?? false
                color: Theme.card
                border.color: point.cares ? Theme.warm : Theme.accent
                border.width: Theme.mm(0.9)
                antialiasing: true
            }

            Rectangle {
                anchors.centerIn: parent
                width: plot.dot
                height: width
                radius: point.cares ? Theme.mm(0.8) : width / 2
                rotation: point.cares ? 45 : 0
                color: point.cares ? Theme.warm : Theme.accent
                border.color: Theme.card
                border.width: Theme.mm(0.5)
                antialiasing: true
            }
        }
    }

    Repeater {
        model: plot.words

        Label {
            required property var modelData
            readonly property var each: plot.dots[modelData.index] ?? {}

            x: Math.round(modelData.place.x)
            y: Math.round(modelData.place.y)
            width: Math.ceil(modelData.place.width)
            text: each.value ?? ""
            color: ["none", "normal"].includes(each.flag) ? Theme.ink : Theme.warm
            font.pixelSize: Theme.caption
            font.bold: each.current ?? false
            wrapMode: Text.NoWrap
            horizontalAlignment: Text.AlignHCenter
            Accessible.ignored: true
        }
    }

    Item {
        id: days

        // Months where two days in large text do not fit.
        function written(on: string): string {
            return Theme.large && Theme.wide ? Dates.month(on) : Dates.day(on);
        }

        x: plot.gutter
        width: parent.width - x
        height: oldest.height
        anchors.bottom: parent.bottom

        Label {
            id: oldest
            visible: plot.dots.length > 1
            text: days.written(plot.dots[0]?.on ?? "")
            color: Theme.muted
            font.pixelSize: Theme.note
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }

        Label {
            x: plot.dots.length > 1 ? parent.width - width : Math.round((parent.width - width) / 2)
            text: days.written(plot.dots[plot.dots.length - 1]?.on ?? "")
            color: Theme.muted
            font.pixelSize: Theme.note
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }
}
