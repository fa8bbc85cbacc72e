import QtQuick
import Yima

// The number of an order, in groups that are easily copied, and what it is: on one line if it then is
// no smaller than what stands around it, else large on two.
Column {
    id: order

    required property string number
    property real size: Theme.heading
    // Small, together with what it is.
    property bool flat: false

    // A number is read from left to right whatever the language.
    readonly property string isolated: Theme.mirrored ? `\u2066${number}\u2069` : number
    readonly property real fitting: Math.floor(Math.min(size, (width - Theme.mm(1)) / Math.max(1, whole.advanceWidth) * size))

    spacing: Theme.mm(0.5)

    TextMetrics {
        id: whole
        font.family: figures.font.family
        font.pixelSize: order.size
        font.bold: true
        text: order.number
    }

    Label {
        width: parent.width
        visible: !order.flat
        text: qsTr("Order number")
        color: Theme.muted
        font.pixelSize: Theme.caption
        horizontalAlignment: Text.AlignHCenter
    }

    Prose {
        id: figures
        objectName: "orderNumber"
        room: parent.width
        centred: true
        words: order.flat ? qsTr("Order number %1").arg(order.isolated) : order.isolated
        color: order.flat ? Theme.muted : Theme.ink
        font.pixelSize: order.flat || order.fitting < Theme.body ? order.size : order.fitting
        font.bold: !order.flat
        font.features: {
            "tnum": 1
        }
        lineHeight: 0.92
    }
}
