pragma ComponentBehavior: Bound
import QtQuick
import Yima

// All there is to read of a report.
Scroller {
    id: list

    required property var rows
    required property var sections
    required property var remarks
    required property string reviewed
    required property bool offersAdvice
    required property string advice
    required property string adviceBy
    required property string on
    required property string department
    required property int attention
    required property string status
    // Pairs of what it is and what it says.
    required property var facts

    // All of it at once; not asked of what scrolls, whose height may depend on this.
    readonly property real wanted: facts.length > 0 ? origin.y + origin.height : Infinity
    // There is the original alone.
    readonly property bool bare: rows.length + sections.length === 0

    readonly property var urgent: rows.filter(cares)
    // Neighbours of one panel together.
    readonly property var groups: {
        const found = [];
        let before = urgent.length + remarks.length;
        for (const row of rows.filter(each => !cares(each))) {
            if (found.length === 0 || found[found.length - 1].title !== row.group)
                found.push({
                    title: row.group,
                    before: before,
                    rows: []
                });
            before += 1;
            found[found.length - 1].rows.push(row);
        }
        return found;
    }

    function cares(row: var): bool {
        return !["none", "normal"].includes(row.flag);
    }

    spacing: Theme.gap
    onSoughtChanged: if (sought > 0)
        lines.hurry()

    // In the order in which they stand.
    Gradual {
        id: lines
        total: list.rows.length + list.remarks.length
    }

    ScrollSlice {
        width: list.width
        height: Theme.large ? head.height : 0
        visible: Theme.large
        scroller: list

        ReportFacts {
            id: head
            width: parent.width
            on: list.on
            department: list.department
            results: list.rows.length
            attention: list.attention
            status: list.status
        }
    }

    ResultGroup {
        width: list.width
        visible: list.urgent.length > 0
        scroller: list
        title: list.rows.length > list.urgent.length && !Theme.large ? qsTr("To look at") : ""
        rows: list.urgent
        made: lines.made
        named: true
    }

    RemarkGroup {
        width: list.width
        visible: list.remarks.length > 0
        scroller: list
        remarks: list.remarks
        reviewed: list.reviewed
        made: lines.made - list.urgent.length
    }

    AdviceGroup {
        width: list.width
        visible: (list.offersAdvice && !Terminal.elder) || list.advice !== ""
        scroller: list
        advice: list.advice
        by: list.adviceBy
    }

    Repeater {
        model: list.groups.length

        ResultGroup {
            required property int index
            readonly property var group: list.groups[index] ?? {
                rows: [],
                before: 0
            }

            width: list.width
            visible: made > 0
            scroller: list
            title: group.title || (index === 0 && list.urgent.length > 0 ? qsTr("The other results") : "")
            rows: group.rows
            made: lines.made - group.before
        }
    }

    Repeater {
        model: list.sections.length

        TextGroup {
            required property int index

            width: list.width
            scroller: list
            title: list.sections[index]?.title ?? ""
            words: list.sections[index]?.text ?? ""
        }
    }

    ScrollSlice {
        width: list.width
        height: list.bare ? alone.height : 0
        visible: list.bare
        scroller: list

        Column {
            id: alone
            width: parent.width
            spacing: Theme.mm(8)
            topPadding: Theme.mm(Theme.wide ? 4 : 20)
            bottomPadding: topPadding

            Picture {
                x: Math.round((parent.width - width) / 2)
                name: list.bare ? "illustrations/report-looking" : ""
                side: Theme.mm(Theme.wide ? 76 : Theme.large ? 90 : 124)
            }

            Prose {
                room: parent.width
                centred: true
                words: qsTr("What was found is in the hospital's original.")
                font.pixelSize: Theme.lead
            }
        }
    }

    FactsSlice {
        id: origin
        width: list.width
        scroller: list
        facts: list.facts
    }
}
