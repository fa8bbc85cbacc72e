pragma ComponentBehavior: Bound
import QtQuick

// Everything on the dock, from the phones down to the printer. Two pages: signing in, and paying.
Item {
    id: bench

    property bool paying: false
    readonly property real leastHeight: lower.y + switches.height + Look.tight

    signal enlargeSlip

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
                chosen: !bench.paying
                marked: !Played.fine(Played.printerPositions, Played.printer) || !Played.fine(Played.cameraPositions, Played.camera)
                onActivated: bench.paying = false
            }
            Tab {
                objectName: "page_payment"
                chinese: "付款"
                english: "Payment"
                chosen: bench.paying
                marked: !Played.fine(Played.gatewayPositions, Played.gateway) || !Played.fine(Played.insurancePositions, Played.insurance)
                onActivated: bench.paying = true
            }
        }
        Legend {
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            entries: [
                {
                    outcome: bench.paying ? "pays" : "signs_in",
                    words: bench.paying ? "能付款 Pays" : "能签到 Signs in"
                },
                {
                    outcome: "otherwise",
                    words: bench.paying ? "要输密码 Confirms" : "有说明 Explained"
                },
                {
                    outcome: "refused",
                    words: bench.paying ? "付不了 Refused" : "不通过 Refused"
                }
            ]
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
            visible: !bench.paying
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
        Scans {
            width: parent.width
            visible: bench.paying
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
                onEnlarge: bench.enlargeSlip()
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
                visible: !bench.paying
                chinese: "号票打印机"
                english: "Ticket printer"
                what: "printer"
                positions: Played.printerPositions
                position: Played.printer
            }
            Switch {
                width: parent.width
                visible: !bench.paying && !Played.realCamera
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
                chinese: "医院系统"
                english: "Hospital"
                what: "hospital"
                positions: Played.hospitalPositions
                position: Played.hospital
            }
        }
    }
}
