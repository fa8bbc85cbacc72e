import QtQuick
import Yima

// The appointment of today as one large card; below it what can be done, or what is being done: the two
// stand in the same place, so that the button is seen to become the work.
Card {
    id: panel

    required property var appointment
    default property alias below: slot.data

    // Something else needs the room.
    property bool dense: false

    // Department and doctor do not go into one line.
    readonly property bool compact: dense || (Theme.wide || Theme.textSize > 1) && names.advanceWidth > content.width

    readonly property real air: Theme.mm(Theme.wide || Theme.large ? 8 : 16)

    implicitHeight: content.implicitHeight + 2 * air

    TextMetrics {
        id: names
        font.pixelSize: Theme.heading * 1.08
        font.bold: true
        text: [panel.appointment.department, panel.appointment.doctor].filter(Boolean).join(" ")
    }

    Column {
        id: content
        x: Theme.padding
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - 2 * Theme.padding
        spacing: Theme.mm(Theme.wide || panel.compact ? 5 : 9)

        Chip {
            anchors.left: parent.left
            visible: !(panel.compact && (Theme.large || Theme.wide))
            text: qsTr("Your appointment today")
            ink: Theme.highContrast ? Theme.accent : Theme.accentPressed
        }

        AppointmentDetails {
            width: parent.width
            appointment: panel.appointment
            compact: panel.compact
        }

        Item {
            width: 1
            height: Theme.mm(1)
            visible: !panel.compact
        }

        Item {
            id: slot
            width: parent.width
            height: Theme.primaryHeight
        }
    }
}
