pragma ComponentBehavior: Bound
import QtQuick
import Yima

// A PIN being typed, of which only is shown how many digits there are; the keys; and how long they take none.
Item {
    id: pin

    required property int typed
    property int waitSeconds: 0
    property string hint: ""
    property string warning: ""
    // Of the fewest digits that there are.
    property int least: 6
    property bool forgotten: false

    readonly property bool waits: waitSeconds > 0
    readonly property real aside: Theme.wide ? Math.round((width - Theme.mm(16)) * 0.5) : width

    function clock(seconds: int): string {
        return seconds < 60 ? qsTr("%1 s").arg(seconds) : `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    }

    Column {
        id: words
        width: pin.aside
        spacing: Theme.mm(5)

        Card {
            id: field
            width: parent.width
            height: Theme.mm(Theme.wide ? 24 : 30)
            radius: Theme.mm(6)
            border.color: pin.waits ? Theme.line : Theme.accent
            border.width: Theme.mm(0.8)
            Accessible.role: Accessible.StaticText
            Accessible.name: qsTr("%1 digits typed").arg(pin.typed)

            Row {
                anchors.centerIn: parent
                // Twelve have room, too.
                spacing: Math.min(Theme.mm(5), (field.width - Theme.mm(16) - dots.count * Theme.mm(7)) / (dots.count - 1))
                LayoutMirroring.enabled: false

                Repeater {
                    id: dots
                    model: Math.max(pin.least, pin.typed)

                    Rectangle {
                        required property int index
                        readonly property bool there: index < pin.typed

                        width: Theme.mm(7)
                        height: width
                        radius: width / 2
                        color: there ? Theme.ink : "transparent"
                        border.color: Theme.muted
                        border.width: there ? 0 : Theme.mm(0.6)
                    }
                }
            }
        }

        Label {
            width: parent.width
            visible: text !== ""
            text: pin.hint
            color: Theme.muted
            font.pixelSize: Theme.staffText
            horizontalAlignment: Text.AlignLeft
        }

        Label {
            objectName: "warning"
            width: parent.width
            visible: text !== ""
            text: pin.waits ? qsTr("The keys take nothing for %1").arg(pin.clock(pin.waitSeconds)) : pin.warning
            color: Theme.warm
            font.pixelSize: Theme.staffLead
            font.bold: true
            font.features: {
                "tnum": 1
            }
            horizontalAlignment: Text.AlignLeft
        }

        StaffButton {
            objectName: "invitation"
            width: Math.min(implicitWidth, parent.width)
            visible: pin.forgotten
            text: qsTr("PIN forgotten: I have an invitation")
            icon: "icons/staff-pin"
            onActivated: Terminal.tap("invitation", "")
        }
    }

    NumericPad {
        id: figures
        x: parent.width - width
        y: Theme.wide ? 0 : confirm.y - Theme.gap - height
        width: Theme.wide ? parent.width - words.width - Theme.mm(16) : parent.width
        height: Theme.wide ? confirm.y - Theme.gap : Math.min(Theme.mm(150), confirm.y - words.height - 2 * Theme.gap)
        visible: !pin.waits
        onTyped: key => Terminal.tap("digit", key)
        onErased: Terminal.tap("erase", "")
    }

    StaffButton {
        id: confirm
        objectName: "confirm"
        x: figures.x
        y: parent.height - height
        width: figures.width
        implicitHeight: Theme.mm(Theme.wide ? 20 : 26)
        primary: true
        letters: Theme.staffTitle
        text: qsTr("Confirm")
        on: !pin.waits && pin.typed >= pin.least
        onActivated: Terminal.tap("confirm", "")
    }
}
