import QtQuick
import Yima

// The number of an order, in groups that are easily copied, and what it is.
Column {
    id: order

    required property string number
    property real size: Theme.heading
    // Small, together with what it is.
    property bool flat: false

    spacing: Theme.mm(0.5)

    Label {
        width: parent.width
        visible: !order.flat
        text: qsTr("Order number")
        color: Theme.muted
        font.pixelSize: Theme.caption
        horizontalAlignment: Text.AlignHCenter
    }

    Prose {
        objectName: "orderNumber"
        room: parent.width
        centred: true
        words: order.flat ? qsTr("Order number %1").arg(order.number) : order.number
        color: order.flat ? Theme.muted : Theme.ink
        font.pixelSize: order.size
        font.bold: !order.flat
        font.features: {
            "tnum": 1
        }
        lineHeight: 0.92
    }
}
