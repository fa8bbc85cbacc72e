import QtQuick

// A phone as large as fits, for a real camera to look at.
Rectangle {
    id: phone

    readonly property var card: Played.row([...Played.phones, ...Played.wallets, ...Played.reportPhones], Played.held)

    width: Math.min(parent.width, parent.height * 0.7)
    height: width * 1.36
    radius: Look.px(28)
    color: Look.paper

    Column {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.top: parent.top
        anchors.topMargin: Look.px(22)
        width: parent.width - Look.px(40)
        spacing: Look.px(2)

        Words {
            width: parent.width
            text: phone.card ? phone.card.chinese : ""
            color: Look.ground
            font.pixelSize: Look.px(24)
            font.bold: true
            horizontalAlignment: Text.AlignHCenter
        }
        Words {
            width: parent.width
            text: phone.card ? phone.card.english : ""
            color: Look.raised
            font.pixelSize: Look.label
            horizontalAlignment: Text.AlignHCenter
        }
    }
    Image {
        id: code
        objectName: "shownCode"

        // Whole dots a module, so that every module is as wide as the next.
        readonly property int dots: Math.max(1, Math.floor((phone.width - Look.px(24)) / Math.max(1, sourceSize.width)))

        anchors.centerIn: parent
        width: sourceSize.width * dots
        height: sourceSize.height * dots
        smooth: false
        cache: false
        source: Played.code
    }
    Words {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Look.px(20)
        visible: Played.secondsLeft >= 0
        text: Played.secondsLeft + " 秒后换新码 · new code in " + Played.secondsLeft + " s"
        color: Look.raised
        font.pixelSize: Look.label
    }
}
