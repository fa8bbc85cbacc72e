pragma ComponentBehavior: Bound
import QtQuick
import Yima

// How far paying has come: the bills, the way to pay, the payment. In little room the bars alone.
Item {
    id: trail

    // 1 to 3.
    required property int step
    readonly property list<string> names: [qsTr("Bills"), qsTr("Way to pay"), qsTr("Pay")]
    readonly property real part: Math.floor((width - 2 * bars.spacing) / 3)
    // The bars alone, where there is much to say below.
    property bool bare: false
    // The height is asked for so that another font is heard of.
    readonly property bool named: !bare && !Theme.wide && !Theme.large && metrics.height > 0 && names.every(name => metrics.advanceWidth(name) <= part)

    implicitHeight: bars.height + Theme.mm(Theme.wide ? 3 : 5)
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("Step %1 of %2: %3").arg(step).arg(names.length).arg(names[step - 1])

    Label {
        id: widest
        visible: false
        font.pixelSize: Theme.caption
        font.bold: true
    }

    FontMetrics {
        id: metrics
        font: widest.font
    }

    Row {
        id: bars
        spacing: Theme.mm(5)

        Repeater {
            model: trail.names

            Column {
                id: each

                required property int index
                required property string modelData
                readonly property bool now: index === trail.step - 1

                width: trail.part
                spacing: Theme.mm(1.5)

                Rectangle {
                    readonly property bool reached: each.index < trail.step

                    width: parent.width
                    height: Theme.mm(2)
                    radius: height / 2
                    color: reached ? Theme.accent : Theme.highContrast ? Theme.card : Theme.line
                    border.color: reached ? Theme.accent : Theme.line
                    border.width: Theme.hairline
                }

                Label {
                    width: parent.width
                    visible: trail.named
                    text: each.modelData
                    color: each.now ? Theme.accent : Theme.muted
                    font.pixelSize: Theme.caption
                    font.bold: each.now
                    Accessible.ignored: true
                }
            }
        }
    }
}
