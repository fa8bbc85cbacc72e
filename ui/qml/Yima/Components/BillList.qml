pragma ComponentBehavior: Bound
import QtQuick
import Yima

// Bills by visit, with their items. `groups` are values of BillGroup.
Scroller {
    id: list

    required property var groups

    spacing: Theme.mm(Theme.wide ? 6 : 8)

    Repeater {
        // By number: a change of one bill makes no row anew, and nothing moves under a finger.
        model: list.groups.length

        BillGroup {
            required property int index
            width: list.width
            scroller: list
            group: list.groups[index] ?? {
                bills: []
            }
        }
    }
}
