pragma ComponentBehavior: Bound
import QtQuick

// Everything on the dock, from the phones down to the printer, on a page for each errand.
Item {
    id: bench

    property string page: "sign_in"
    readonly property bool paying: page === "payment"
    readonly property bool reporting: page === "reports"
    readonly property var legends: ({
            sign_in: [legend("signs_in", "能签到", "Signs in"), legend("otherwise", "有说明", "Explained"), legend("refused", "不通过", "Refused")],
            payment: [legend("pays", "能付款", "Pays"), legend("otherwise", "要输密码", "Confirms"), legend("refused", "付不了", "Refused")],
            staff: [legend("signs_in", "能进维护模式", "Comes in"), legend("otherwise", "在输密码时用", "At the PIN pad")],
            reports: [legend("signs_in", "能打印", "Prints"), legend("otherwise", "有说明", "Explained"), legend("refused", "打不了", "Refused")]
        })
    readonly property real leastHeight: lower.y + switches.height + Look.tight

    signal enlarge(what: string)

    function legend(outcome: string, chinese: string, english: string): var {
        return {
            outcome: outcome,
            chinese: chinese,
            english: english
        };
    }

    Item {
        id: header
        x: Look.margin
        y: Look.gap
        width: parent.width - 2 * x
        height: Look.px(30)

        Row {
            x: -Look.px(12)
            spacing: Look.px(4)

            Tab {
                objectName: "page_sign_in"
                chinese: "签到"
                english: "Sign in"
                chosen: bench.page === "sign_in"
                marked: !Played.fine(Played.printerPositions, Played.printer) || !Played.fine(Played.cameraPositions, Played.camera)
                onActivated: bench.page = "sign_in"
            }
            Tab {
                objectName: "page_payment"
                chinese: "付款"
                english: "Payment"
                chosen: bench.page === "payment"
                marked: !Played.fine(Played.gatewayPositions, Played.gateway) || !Played.fine(Played.insurancePositions, Played.insurance)
                onActivated: bench.page = "payment"
            }
            Tab {
                objectName: "page_reports"
                chinese: "报告"
                english: "Reports"
                chosen: bench.page === "reports"
                marked: !Played.fine(Played.reportPrinterPositions, Played.reportPrinter)
                onActivated: bench.page = "reports"
            }
            Tab {
                objectName: "page_staff"
                chinese: "工作人员"
                english: "Staff"
                chosen: bench.page === "staff"
                onActivated: bench.page = "staff"
            }
        }
        Legend {
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            entries: bench.legends[bench.page]
        }
    }

    Column {
        id: upper
        anchors.top: header.bottom
        anchors.topMargin: Look.px(6)
        x: Look.margin
        width: parent.width - 2 * x
        spacing: Look.gap

        Hands {
            width: parent.width
            visible: bench.page === "sign_in"
            chinese: "手机和纸卡"
            english: "Phones to hold up"
            cards: Played.phones
            what: "phone"
            document: Played.identityCard
        }
        Hands {
            width: parent.width
            visible: bench.paying
            chinese: "付款码"
            english: "Payment codes to hold up"
            cards: Played.wallets
            what: "wallet"
        }
        Buttons {
            width: parent.width
            visible: bench.paying
            chinese: "扫屏幕上的码"
            english: "Scan the code on the screen"
            what: "scan"
            buttons: Played.scans
        }
        Hands {
            width: parent.width
            visible: bench.reporting
            chinese: "谁来看报告"
            english: "Whose reports"
            cards: Played.reportPhones
            what: "phone"
            document: Played.identityCard
        }
        Hands {
            width: parent.width
            visible: bench.page === "staff"
            chinese: "胸牌和密码信"
            english: "Badges, and a letter"
            cards: Played.badges
            what: "badge"
        }
        Buttons {
            width: parent.width
            visible: bench.reporting
            chinese: "医院给这个人出报告"
            english: "The hospital releases one more of theirs"
            what: "release"
            buttons: Played.releases
            columns: 4
        }
        Switch {
            width: parent.width
            visible: !Played.realCamera
            chinese: "怎么拿"
            english: "How it is held"
            what: "manner"
            positions: Played.manners
            position: Played.manner
            columns: 6
            remark: Words {
                objectName: "digits"
                anchors.verticalCenter: parent ? parent.verticalCenter : undefined
                visible: Played.digits !== ""
                text: "证件和手机尾号 digits to type: " + Played.digits
                color: Look.blue
            }
        }
    }

    Item {
        id: lower
        anchors.top: upper.bottom
        anchors.topMargin: Look.gap
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Look.gap
        x: Look.margin
        width: parent.width - 2 * x

        Panel {
            id: slips
            width: Look.px(232)
            height: parent.height
            visible: !bench.reporting
            chinese: "小票"
            english: Played.slipCount === 0 ? "Slips" : "Slip " + Played.slipCount
            remark: Words {
                anchors.verticalCenter: parent ? parent.verticalCenter : undefined
                visible: !Played.slipWhole
                text: "不完整 Unfinished"
                color: Look.warm
                font.bold: true
            }

            Slip {
                width: parent.width
                height: parent.height
                source: Played.slip
                onEnlarge: bench.enlarge("slip")
            }
        }
        Panel {
            width: slips.width
            height: parent.height
            visible: bench.reporting
            chinese: "报告"
            english: Played.paperCount === 0 ? "Reports" : "Report " + Played.paperCount
            remark: Words {
                objectName: "sheetCount"
                anchors.verticalCenter: parent ? parent.verticalCenter : undefined
                visible: Played.sheetCount > 0
                text: Played.sheetCount + " 张 sheets"
                color: Look.mint
            }

            Slip {
                width: parent.width
                height: parent.height
                sheets: true
                source: Played.paper
                onEnlarge: bench.enlarge("paper")
            }
        }
        Column {
            id: switches
            anchors.left: slips.right
            anchors.leftMargin: Look.px(18)
            anchors.right: parent.right
            spacing: Look.gap

            Switch {
                width: parent.width
                visible: bench.page === "sign_in" || bench.page === "staff"
                chinese: "号票打印机"
                english: "Ticket printer"
                what: "printer"
                positions: Played.printerPositions
                position: Played.printer
            }
            Switch {
                width: parent.width
                visible: (bench.page === "sign_in" || bench.page === "staff") && !Played.realCamera
                chinese: "摄像头"
                english: "Camera"
                what: "camera"
                positions: Played.cameraPositions
                position: Played.camera
                columns: 4
            }
            Switch {
                width: parent.width
                visible: bench.paying
                chinese: "支付网关"
                english: "Payment gateway"
                what: "gateway"
                positions: Played.gatewayPositions
                position: Played.gateway
                columns: 4
            }
            Switch {
                width: parent.width
                visible: bench.paying
                chinese: "医保"
                english: "Insurance, at settling"
                what: "insurance"
                positions: Played.insurancePositions
                position: Played.insurance
                columns: 4
            }
            Switch {
                width: parent.width
                visible: bench.reporting
                chinese: "报告打印机"
                english: "Report printer"
                what: "report_printer"
                positions: Played.reportPrinterPositions
                position: Played.reportPrinter
                columns: 4
            }
            Switch {
                width: parent.width
                chinese: "医院系统"
                english: "Hospital"
                what: "hospital"
                positions: Played.hospitalPositions
                position: Played.hospital
            }
        }
    }
}
