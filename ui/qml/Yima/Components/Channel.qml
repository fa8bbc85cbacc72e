import QtQuick
import Yima

// Whose money it is, in words. `name` is a value of kiosk.payment.port.Channel.
QtObject {
    required property string name

    readonly property bool known: words !== ""
    readonly property string words: {
        switch (name) {
        case "wechat":
            return qsTr("WeChat Pay");
        case "alipay":
            return qsTr("Alipay");
        case "unionpay":
            return qsTr("UnionPay");
        default:
            return "";
        }
    }
    readonly property string scanWords: {
        switch (name) {
        case "wechat":
            return qsTr("Scan this with WeChat");
        case "alipay":
            return qsTr("Scan this with Alipay");
        default:
            return qsTr("Scan this with the UnionPay app");
        }
    }
    // Shapes of their own, for whoever cannot tell the colours apart; nobody's trademark.
    readonly property string icon: {
        switch (name) {
        case "wechat":
            return "icons/pay-chat";
        case "alipay":
            return "icons/pay-coin";
        default:
            return "icons/pay-card";
        }
    }
    readonly property color colour: {
        switch (name) {
        case "wechat":
            return Theme.channelGreen;
        case "alipay":
            return Theme.channelBlue;
        default:
            return Theme.channelRed;
        }
    }
}
