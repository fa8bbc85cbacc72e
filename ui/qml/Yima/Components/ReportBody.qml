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

    readonly property var urgent: rows.filter(cares)
    // Neighbours of one panel together.
    readonly property var groups: {
        const found = [];
        for (const row of rows.filter(each => !cares(each))) {
            if (found.length === 0 || found[found.length - 1].title !== row.group)
                found.push({
                    title: row.group,
                    rows: []
                });
            found[found.length - 1].rows.push(row);
        }
        return found;
    }

    function cares(row: var): bool {
        return !["none", "normal"].includes(row.flag);
    }

    spacing: Theme.gap

    ScrollSlice {
        width: list.width
        height: visible ? head.height : 0
        visible: Theme.elder
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
        title: list.rows.length > list.urgent.length && !Theme.elder ? qsTr("To look at") : ""
        rows: list.urgent
        named: true
    }

    RemarkGroup {
        width: list.width
        visible: list.remarks.length > 0
        scroller: list
        remarks: list.remarks
        reviewed: list.reviewed
    }

    AdviceGroup {
        width: list.width
        visible: list.offersAdvice || list.advice !== ""
        scroller: list
        advice: list.advice
        by: list.adviceBy
    }

    Repeater {
        model: list.groups.length

        ResultGroup {
            required property int index
            readonly property var group: list.groups[index] ?? {
                rows: []
            }

            width: list.width
            scroller: list
            title: group.title || (index === 0 && list.urgent.length > 0 ? qsTr("The other results") : "")
            rows: group.rows
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

    FactsSlice {
        width: list.width
        scroller: list
        facts: list.facts
    }
}
