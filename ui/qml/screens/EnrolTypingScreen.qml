import QtQuick
import Yima
import Yima.Components

// One value is typed. A keyboard on the bench says the same as the keys.
Page {
    id: screen

    required property var head
    required property string label
    required property string typed
    required property string keys
    required property string detail
    required property bool enough

    readonly property bool digits: keys === "digits"
    readonly property bool beside: Theme.wide && digits

    heading: frame.title
    spoken: ""
    focus: true

    Keys.onPressed: event => {
        if (event.isAutoRepeat || event.modifiers & (Qt.ControlModifier | Qt.AltModifier | Qt.MetaModifier))
            return;
        if (event.key === Qt.Key_Backspace || event.key === Qt.Key_Delete)
            Terminal.tap("erase", "");
        else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
            Terminal.tap("confirm", "");
        else if (event.text.length === 1 && event.text >= " ")
            Terminal.tap("type", event.text);
        else
            return;
        event.accepted = true;
    }

    EnrolFrame {
        id: frame
        anchors.fill: parent
        head: screen.head
        buttons: []

        Column {
            width: screen.beside ? Math.round((parent.width - Theme.mm(16)) * 0.52) : parent.width
            spacing: Theme.mm(4)

            Label {
                width: parent.width
                text: screen.label
                font.pixelSize: Theme.staffLead
                font.bold: true
                horizontalAlignment: Text.AlignLeft
            }

            StaffField {
                objectName: "typed"
                width: parent.width
                text: screen.typed
            }

            Label {
                width: parent.width
                visible: text !== ""
                text: screen.detail
                color: Theme.muted
                font.pixelSize: Theme.staffText
                horizontalAlignment: Text.AlignLeft
            }
        }

        NumericPad {
            id: figures
            objectName: "figures"
            x: screen.beside ? parent.width - width : 0
            y: screen.beside ? 0 : confirm.y - Theme.gap - height
            width: screen.beside ? Math.round((parent.width - Theme.mm(16)) * 0.48) : parent.width
            height: screen.beside ? confirm.y - Theme.gap : Math.min(Theme.mm(150), confirm.y - Theme.mm(90))
            visible: screen.digits
            onTyped: key => Terminal.tap("type", key)
            onErased: Terminal.tap("erase", "")
        }

        StaffButton {
            id: confirm
            objectName: "confirm"
            x: figures.x
            y: parent.height - height
            width: figures.width
            visible: screen.digits
            primary: true
            letters: Theme.staffTitle
            implicitHeight: Theme.mm(Theme.wide ? 20 : 26)
            text: qsTr("Confirm")
            on: screen.enough
            onActivated: Terminal.tap("confirm", "")
        }

        EnrolKeys {
            width: parent.width
            anchors.bottom: parent.bottom
            visible: !screen.digits
            capitals: screen.keys === "code"
            address: screen.keys === "address"
            confirms: screen.enough
            onTyped: text => Terminal.tap("type", text)
            onErased: Terminal.tap("erase", "")
            onConfirmed: Terminal.tap("confirm", "")
        }
    }
}
