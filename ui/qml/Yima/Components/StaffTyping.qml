import QtQuick
import Yima

// Something is typed: what for, what there is so far, and the keys. `typing` has the fields of
// kiosk.maintenance.sheet.Typing.
Item {
    id: pad

    required property var typing
    required property string typed

    readonly property bool digits: typing.keys === "digits"
    readonly property bool enough: typed.length >= (typing.least ?? 0)
    readonly property bool full: typed.length >= (typing.longest ?? 0)
    readonly property bool beside: Theme.wide && digits

    function type(character: string): void {
        Terminal.tap("type", character);
    }

    Column {
        id: head
        width: pad.beside ? Math.round((parent.width - Theme.mm(16)) * 0.52) : parent.width
        spacing: Theme.mm(4)

        Label {
            width: parent.width
            text: pad.typing.label ?? ""
            font.pixelSize: Theme.staffLead
            font.bold: true
            horizontalAlignment: Text.AlignLeft
        }

        StaffField {
            width: parent.width
            text: pad.typed
        }

        Label {
            width: parent.width
            text: pad.full ? qsTr("No more than %1 characters").arg(pad.typing.longest ?? 0) : pad.enough ? "" : qsTr("At least %1 characters").arg(pad.typing.least ?? 0)
            color: Theme.muted
            font.pixelSize: Theme.staffNote
            horizontalAlignment: Text.AlignLeft
        }
    }

    NumericPad {
        id: figures
        objectName: "figures"
        x: pad.beside ? parent.width - width : 0
        y: pad.beside ? 0 : confirm.y - Theme.gap - height
        width: pad.beside ? parent.width - head.width - Theme.mm(16) : parent.width
        height: pad.beside ? confirm.y - Theme.gap : Math.min(Theme.mm(150), confirm.y - head.height - 2 * Theme.gap)
        visible: pad.digits
        LayoutMirroring.enabled: false
        LayoutMirroring.childrenInherit: true
        onTyped: key => pad.type(key)
        onErased: Terminal.tap("erase", "")
    }

    StaffButton {
        id: confirm
        objectName: "confirm"
        x: figures.x
        y: parent.height - height
        width: figures.width
        visible: pad.digits
        primary: true
        letters: Theme.staffTitle
        implicitHeight: Theme.mm(Theme.wide ? 20 : 26)
        text: qsTr("Confirm")
        on: pad.enough
        onActivated: Terminal.tap("confirm", "")
    }

    StaffKeys {
        width: parent.width
        anchors.bottom: parent.bottom
        visible: !pad.digits
        confirms: pad.enough
        onTyped: character => pad.type(character)
        onErased: Terminal.tap("erase", "")
        onConfirmed: Terminal.tap("confirm", "")
    }
}
