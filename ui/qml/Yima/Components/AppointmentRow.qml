import QtQuick
import Yima

// One of several appointments: the whole card is the button.
Tappable {
    id: row

    required property var appointment

    name: qsTr("Sign in: %1, %2").arg(appointment.department).arg(appointment.start)
    radius: Theme.radius
    implicitHeight: Math.max(words.implicitHeight + 2 * Theme.mm(Theme.wide ? 5 : 7), Theme.mm(30))

    Card {
        anchors.fill: parent
        z: -1
        color: row.pressed ? Theme.pressed : Theme.card
    }

    Column {
        id: words
        anchors.left: parent.left
        anchors.leftMargin: Theme.mm(Theme.wide ? 7 : 9)
        anchors.right: pill.left
        anchors.rightMargin: Theme.mm(Theme.wide ? 3 : 5)
        anchors.verticalCenter: parent.verticalCenter

        Label {
            width: parent.width
            text: [row.appointment.department, row.appointment.doctor].filter(Boolean).join("  ")
            font.pixelSize: Theme.lead
            font.bold: true
            Accessible.ignored: true
        }

        // The place goes to a line of its own as a whole where it does not fit beside the time.
        Flow {
            width: parent.width
            spacing: Theme.mm(4)

            Label {
                text: `${row.appointment.start} – ${row.appointment.end}`
                font.pixelSize: Theme.caption
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }

            Label {
                width: Math.min(implicitWidth, parent.width)
                text: row.appointment.place
                color: Theme.muted
                font.pixelSize: Theme.caption
                Accessible.ignored: true
            }
        }
    }

    Rectangle {
        id: pill
        anchors.right: parent.right
        anchors.rightMargin: Theme.mm(Theme.wide ? 5 : 7)
        anchors.verticalCenter: parent.verticalCenter
        width: pillText.implicitWidth + Theme.mm(Theme.wide ? 7 : 14)
        height: Math.max(Theme.mm(17), pillText.implicitHeight)
        radius: height / 2
        color: row.pressed ? Theme.accentPressed : Theme.accent

        Label {
            id: pillText
            anchors.centerIn: parent
            text: qsTr("Sign in")
            color: Theme.accentInk
            font.pixelSize: Theme.wide ? Theme.caption : Theme.body
            font.bold: true
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }
}
