import QtQuick
import Yima

// How wide the longest word is in the names of the ways to pay, at the least size of text.
Label {
    id: measure

    // Asked for its height, too: a binding hears of another font by properties alone.
    readonly property real longest: metrics.height > 0 ? Math.max(...[wechat.words, alipay.words, unionpay.words].join(" ").split(" ").map(word => metrics.advanceWidth(word))) : 0

    visible: false
    font.pixelSize: Theme.note
    font.bold: true

    FontMetrics {
        id: metrics
        font: measure.font
    }

    Channel {
        id: wechat
        name: "wechat"
    }

    Channel {
        id: alipay
        name: "alipay"
    }

    Channel {
        id: unionpay
        name: "unionpay"
    }
}
