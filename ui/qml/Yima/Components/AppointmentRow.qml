import QtQuick
import Yima

// One of several appointments: the whole card is the button.
Tappable {
    id: row

    required property var appointment

    name: qsTr("Sign in: %1, %2").arg(appointment.department).arg(appointment.start)
    radius: Theme.radius
    implicitHeight: Math.max(words.implicitHeight + 2 * Theme.mm(5), Theme.mm(30))

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

        Pair {
            width: parent.width
            first: row.appointment.department
            second: row.appointment.doctor
            font.pixelSize: Theme.lead
            font.bold: true
            Accessible.ignored: true
        }

        // There is no room for the place on a low panel in elder mode; it is told after the sign-in.
        Pair {
            width: parent.width
            first: `${row.appointment.start} – ${row.appointment.end}`
            second: Theme.wide && Theme.large ? "" : row.appointment.place
            secondColor: Theme.muted
            font.pixelSize: Theme.caption
            Accessible.ignored: true
        }
    }

    Rectangle {
        id: pill
        anchors.right: parent.right
        anchors.rightMargin: Theme.mm(Theme.wide ? 5 : 7)
        anchors.verticalCenter: parent.verticalCenter
        width: pillText.implicitWidth + Theme.mm(Theme.wide ? 10 : 14)
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
