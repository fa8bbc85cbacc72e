import QtQuick
import Yima

// Which reports are shown, and how many these are.
Tappable {
    id: tab

    required property string value
    required property string text
    required property int count
    property bool chosen: false

    objectName: "filter_" + value
    name: chosen ? qsTr("%1 %2, shown").arg(text).arg(count) : `${text} ${count}`
    implicitHeight: Math.max(Theme.mm(Theme.wide ? 16 : 20), Theme.leastTarget)
    onActivated: Terminal.tap("filter", value)

    Rectangle {
        anchors.fill: parent
        z: -1
        radius: height / 2
        color: tab.pressed ? Theme.pressed : tab.chosen ? Theme.accentTint : Theme.card
        border.color: tab.chosen ? Theme.accent : Theme.line
        border.width: Theme.mm(tab.chosen ? 0.8 : 0.5)
    }

    Label {
        anchors.centerIn: parent
        width: parent.width - Theme.mm(Theme.wide ? (Theme.large ? 2 : 4) : 8)
        text: Theme.large && Theme.wide ? tab.text : `${tab.text} ${tab.count}`
        color: tab.chosen ? Theme.accentPressed : Theme.ink
        font.pixelSize: Theme.caption
        font.bold: tab.chosen
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.ceil(Theme.leastEm * Theme.unit)
        wrapMode: Text.NoWrap
        horizontalAlignment: Text.AlignHCenter
        Accessible.ignored: true
    }
}
