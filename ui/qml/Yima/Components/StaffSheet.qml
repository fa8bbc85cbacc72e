pragma ComponentBehavior: Bound
import QtQuick
import Yima

// The sections of a page below each other, on a wide panel in two columns; a camera's picture first.
Scroller {
    id: sheet

    required property var sections
    property string picture: ""

    readonly property bool pictured: picture !== ""
    readonly property real gutter: Theme.mm(12)
    readonly property bool halved: Theme.wide && (pictured || heaviness > 4)
    // What stands in which column: sections up to `split` in the first. One alone has its buttons in the second.
    readonly property var weights: sections.map(each => lineWeight(each) + buttonWeight(each))
    readonly property real heaviness: weights.reduce((sum, each) => sum + each, 0)
    // A list alone goes on in the second.
    readonly property bool listed: halved && !pictured && sections.length === 1 && sections[0].choices.length === 0
    readonly property int half: listed ? Math.ceil(sections[0].rows.length / 2) : 0
    readonly property bool parted: halved && !pictured && sections.length === 1 && sections[0].choices.length > 0 && sections[0].rows.length > 0
    readonly property int split: {
        if (!halved || parted || listed)
            return sections.length;
        if (pictured)
            return 0;
        const uneven = count => Math.abs(heaviness - 2 * weights.slice(0, count).reduce((sum, each) => sum + each, 0));
        let best = 1;
        for (let count = 2; count < sections.length; ++count) {
            if (uneven(count) < uneven(best))
                best = count;
        }
        return best;
    }
    readonly property real column: halved ? Math.floor((width - gutter) / 2) : width

    function lineWeight(section: var): real {
        const lines = section.rows.reduce((sum, row) => sum + (row.opens !== "" ? 1.8 : 1) + (row.detail !== "" ? 0.6 : 0), 0);
        return lines + (typeof section.title === "string" ? 1 : 0);
    }

    function buttonWeight(section: var): real {
        return Math.ceil(section.choices.length / 2) * 2;
    }

    // The focus ring of the first line is seen, too.
    Item {
        width: sheet.width
        height: Math.max(first.y + first.height, second.y + second.height) + sheet.ring

        ScrollSlice {
            id: frame
            y: sheet.ring
            scroller: sheet
            width: sheet.column
            height: visible ? Math.round(Math.min(shot.implicitHeight > 0 ? width * shot.implicitHeight / shot.implicitWidth : width * 0.5625, 0.62 * sheet.height)) : 0
            visible: sheet.pictured

            Rectangle {
                anchors.fill: parent
                radius: Theme.mm(4)
                color: Theme.mirrorBottom
            }

            Image {
                id: shot
                objectName: "picture"
                anchors.fill: parent
                anchors.margins: Theme.mm(1)
                source: Shown.address(sheet.picture)
                cache: false
                fillMode: Image.PreserveAspectFit
                Accessible.role: Accessible.Graphic
                Accessible.name: qsTr("Camera picture")
            }
        }

        Column {
            id: first
            y: sheet.ring + (sheet.pictured ? frame.height + Theme.gap : 0)
            width: sheet.column
            spacing: Theme.mm(Theme.wide ? 8 : 10)

            Growing {
                amount: sheet.split

                StaffSection {
                    required property int index

                    width: first.width
                    scroller: sheet
                    number: index
                    section: sheet.sections[index] ?? {}
                    offset: first.y + y
                    chosen: !sheet.parted
                    to: sheet.listed ? sheet.half : section.rows?.length ?? 0
                }
            }
        }

        Column {
            id: second
            x: sheet.width - width
            y: sheet.ring
            width: sheet.column
            visible: sheet.halved
            spacing: first.spacing

            Growing {
                amount: sheet.parted || sheet.listed ? 1 : sheet.sections.length - sheet.split

                StaffSection {
                    required property int index
                    readonly property int place: sheet.parted || sheet.listed ? 0 : sheet.split + index

                    width: second.width
                    scroller: sheet
                    number: place
                    section: sheet.sections[place] ?? {}
                    offset: second.y + y
                    lined: !sheet.parted
                    from: sheet.half
                }
            }
        }
    }
}
