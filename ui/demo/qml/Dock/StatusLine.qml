import QtQuick

// Where the world is and how it goes; or what did not work.
Rectangle {
    id: line

    // The page whose world is told of.
    property string page: ""
    readonly property string payments: "已收 taken ¥" + Played.takings + "  ·  待付 open " + Played.ordersOpen + "  ·  已付 paid " + Played.ordersPaid + "  ·  已退 returned " + Played.ordersReturned + "  ·  医院入账 booked " + Played.billsBooked
    readonly property string reports: "出纸 sheets " + Played.sheetCount + "  ·  整份 whole " + Played.paperCount + "  ·  打印机里 held " + Played.papersHeld + "  ·  医院登记 noted " + Played.printsTold
    readonly property string hospital: "医院 " + Played.address + "  ·  " + Played.hospitalTime + "  ·  签到 signed in " + Played.signIns + "  ·  请求 requests " + Played.requests
    readonly property string staff: "连点五次医院名称，举起胸牌，输密码 · 5 touches of the name, a badge, the PIN"
    readonly property bool trouble: Played.trouble !== ""

    implicitHeight: Look.px(30)
    color: trouble ? Look.warmShade : Look.panel

    Words {
        objectName: "statusLine"
        anchors.fill: parent
        anchors.leftMargin: Look.margin
        anchors.rightMargin: Look.margin
        verticalAlignment: Text.AlignVCenter
        text: line.trouble ? "没有做成 Did not work: " + Played.trouble : !Played.ready ? "正在布置 Setting up…" : line.page === "payment" ? line.payments : line.page === "reports" ? line.reports : line.page === "staff" ? line.staff : line.hospital
        font.pixelSize: Look.note
        color: line.trouble ? Look.ink : Look.quiet
        elide: Text.ElideMiddle
    }
}
