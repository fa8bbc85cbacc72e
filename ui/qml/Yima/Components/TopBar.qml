import QtQuick
import Yima

// Whose terminal this is, the other language, the time.
Item {
    id: bar

    implicitHeight: Theme.mm(Theme.wide ? 24 : 38)

    Rectangle {
        id: mark
        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.mm(14)
        height: width
        radius: Theme.mm(4)
        color: Theme.accent

        Rectangle {
            anchors.centerIn: parent
            width: Theme.mm(7)
            height: Theme.mm(2)
            radius: Theme.mm(0.5)
            color: Theme.accentInk
        }

        Rectangle {
            anchors.centerIn: parent
            width: Theme.mm(2)
            height: Theme.mm(7)
            radius: Theme.mm(0.5)
            color: Theme.accentInk
        }
    }

    Label {
        anchors.left: mark.right
        anchors.leftMargin: Theme.mm(5)
        anchors.right: language.left
        anchors.rightMargin: Theme.mm(4)
        anchors.verticalCenter: parent.verticalCenter
        text: Terminal.hospitalName
        font.pixelSize: Theme.barText
        font.bold: true
        maximumLineCount: 2
        lineHeight: 0.85
    }

    Tappable {
        id: language

        readonly property string otherLanguage: Theme.latin ? "zh_CN" : "en"

        objectName: "language"
        visible: Terminal.languages.includes(otherLanguage)
        anchors.right: clock.left
        anchors.rightMargin: Theme.mm(3)
        anchors.verticalCenter: parent.verticalCenter
        implicitWidth: other.implicitWidth + Theme.mm(10)
        implicitHeight: Theme.mm(16)
        name: other.text
        onActivated: Terminal.tap("language", otherLanguage)

        Rectangle {
            anchors.fill: parent
            z: -1
            radius: height / 2
            color: language.pressed ? Theme.pressed : "transparent"
        }

        Label {
            id: other
            anchors.centerIn: parent
            // Each language by its own name, in itself: never translated.
            text: Theme.latin ? "中文" : "English"
            color: Theme.accent
            font.pixelSize: Theme.barText
            Accessible.ignored: true
        }
    }

    Label {
        id: clock
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        text: Terminal.clockText
        color: Theme.muted
        font.pixelSize: Theme.barText
    }
}
