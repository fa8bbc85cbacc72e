import QtQuick
import Yima

// How long there still is to pay.
Label {
    required property string words
    property bool urgent: false

    text: words
    color: urgent ? Theme.warm : Theme.muted
    font.pixelSize: Theme.wide ? Theme.body : Theme.lead
    font.bold: urgent
    font.features: {
        "tnum": 1
    }
    horizontalAlignment: Text.AlignHCenter
}
