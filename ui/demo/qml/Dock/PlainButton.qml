import QtQuick

// A few words to click on.
Press {
    id: button

    property string text: ""

    name: text
    implicitWidth: label.implicitWidth + Look.px(24)
    implicitHeight: Look.px(28)
    radius: height / 2

    Words {
        id: label
        anchors.centerIn: parent
        text: button.text
        font.bold: true
    }
}
