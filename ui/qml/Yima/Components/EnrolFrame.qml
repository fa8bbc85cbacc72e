import QtQuick
import Yima

// What every step of a first start has: which it is, what to do here, what is the matter; its own content; and
// at the bottom what can be done, with what leads on at the right. `head` has the fields of
// kiosk.session.enrol_screens.EnrolHead.
Item {
    id: frame

    required property var head
    required property var buttons
    default property alias content: body.data
    readonly property alias body: body
    readonly property string title: head.title ?? ""
    readonly property int count: head.count ?? 0

    Column {
        id: top
        y: Theme.mm(Theme.wide ? 2 : 0)
        width: parent.width
        spacing: Theme.mm(Theme.wide ? 3 : 5)

        EnrolTrail {
            width: parent.width
            visible: frame.count > 0
            number: frame.head.number ?? 0
            count: frame.count
        }

        StaffHeader {
            width: parent.width
            icon: frame.head.icon ?? ""
            title: frame.title
            above: frame.count > 0 ? qsTr("Step %1 of %2").arg(frame.head.number).arg(frame.count) : ""
        }

        Prose {
            objectName: "onward"
            room: parent.width
            visible: words !== ""
            centred: false
            words: frame.head.onward ?? ""
            color: Theme.muted
            font.pixelSize: Theme.wide ? Theme.staffText : Theme.staffEm(7.2)
        }

        EnrolNotices {
            width: parent.width
            broad: true
            notices: frame.head.notices ?? []
            busy: frame.head.busy
        }
    }

    Item {
        id: body
        y: top.y + top.height + Theme.mm(Theme.wide ? 4 : 7)
        width: parent.width
        height: Math.max(0, foot.y - y - (foot.height > 0 ? Theme.gap : 0))
    }

    EnrolFoot {
        id: foot
        width: parent.width
        anchors.bottom: parent.bottom
        buttons: frame.buttons
    }
}
