pragma ComponentBehavior: Bound
import QtQuick
import Yima

// Room for a few digits, of which only is shown how many are there.
Grid {
    id: field

    required property string label
    property int length: 4
    property int typed: 0
    // The next digit goes here.
    property bool active: false

    readonly property real box: Theme.mm(Theme.wide ? 17 : 22)

    // Where a low panel is too narrow for both, the words stand above.
    columns: Theme.wide && (Theme.large || Theme.latin) ? 1 : 2
    rowSpacing: Theme.mm(2)
    columnSpacing: Theme.mm(6)
    verticalItemAlignment: Grid.AlignVCenter
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("%1: %2 of %3 typed").arg(label).arg(typed).arg(length)

    Label {
        width: field.columns === 1 ? field.width : field.width - boxes.width - field.columnSpacing
        text: field.label
        color: field.active ? Theme.ink : Theme.muted
        font.pixelSize: Theme.wide ? Theme.caption : Theme.body
        font.bold: field.active
        lineHeight: 0.9
        Accessible.ignored: true
    }

    Row {
        id: boxes
        spacing: Theme.mm(4)
        // Numbers are written from left to right in every language.
        LayoutMirroring.enabled: false

        Repeater {
            model: field.length

            Rectangle {
                id: place

                required property int index
                readonly property bool next: field.active && index === field.typed

                width: field.box
                height: Math.round(field.box * 1.12)
                radius: Theme.mm(4)
                color: next ? Theme.accentTint : Theme.card
                border.color: field.active ? Theme.accent : Theme.line
                border.width: Theme.mm(next ? 1 : 0.6)

                Rectangle {
                    anchors.centerIn: parent
                    width: Math.round(field.box * 0.34)
                    height: width
                    radius: width / 2
                    visible: place.index < field.typed
                    color: Theme.ink
                }
            }
        }
    }
}
