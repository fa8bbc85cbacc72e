pragma ComponentBehavior: Bound
import QtQuick
import Yima

// What is the matter, what came of it, what goes on: strips below each other; two of them beside each other on a
// wide panel, which has little height.
Column {
    id: strips

    // Of {tone, text, detail, exact}.
    required property var notices
    // Words, or an empty map.
    required property var busy
    // The panel's own width is to be had, not a part of it.
    property bool broad: false

    readonly property bool paired: broad && Theme.wide && notices.length > 1
    readonly property real cell: paired ? Math.floor((width - spacing) / 2) : width

    visible: notices.length > 0 || typeof busy === "string"
    spacing: Theme.mm(3)

    Grid {
        width: parent.width
        visible: strips.notices.length > 0
        columns: strips.paired ? 2 : 1
        spacing: strips.spacing

        Growing {
            amount: strips.notices.length

            StaffBanner {
                required property int index
                readonly property var notice: strips.notices[index] ?? {}

                objectName: `notice_${index}`
                width: strips.cell
                tone: notice.tone ?? "plain"
                text: notice.text ?? ""
                detail: [notice.detail ?? "", notice.exact ?? ""].filter(Boolean).join("\n")
            }
        }
    }

    StaffBanner {
        objectName: "busy"
        width: parent.width
        working: true
        text: typeof strips.busy === "string" ? strips.busy : ""
    }
}
