import QtQuick

// Where the world is and how it goes; or what did not work.
Rectangle {
    id: line

    readonly property bool trouble: Played.trouble !== ""

    implicitHeight: Look.px(30)
    color: trouble ? Look.warmShade : Look.panel

    Words {
        objectName: "statusLine"
        anchors.fill: parent
        anchors.leftMargin: Look.margin
        anchors.rightMargin: Look.margin
        verticalAlignment: Text.AlignVCenter
        text: line.trouble ? "没有做成 Did not work: " + Played.trouble : !Played.ready ? "正在布置 Setting up…" : "医院 " + Played.address + "  ·  " + Played.hospitalTime + "  ·  签到 signed in " + Played.signIns + "  ·  请求 requests " + Played.requests
        font.pixelSize: Look.note
        color: line.trouble ? Look.ink : Look.quiet
        elide: Text.ElideMiddle
    }
}
