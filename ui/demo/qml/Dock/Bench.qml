pragma ComponentBehavior: Bound
import QtQuick

// Everything on the dock, from the phones down to the printer.
Item {
    id: bench

    readonly property real leastHeight: lower.y + Look.px(330) + Look.gap

    signal enlargeSlip

    Item {
        id: header
        x: Look.margin
        y: Look.gap
        width: parent.width - 2 * x
        height: Look.px(30)

        Words {
            id: title
            anchors.verticalCenter: parent.verticalCenter
            text: "演示台"
            font.pixelSize: Look.title
            font.bold: true
        }
        Words {
            anchors.left: title.right
            anchors.leftMargin: Look.padding
            anchors.baseline: title.baseline
            text: "Demo dock"
            color: Look.quiet
            font.pixelSize: Look.label
        }
        Row {
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            spacing: Look.gap

            Repeater {
                model: [
                    {
                        outcome: "signs_in",
                        words: "能签到 Signs in"
                    },
                    {
                        outcome: "otherwise",
                        words: "有说明 Explained"
                    },
                    {
                        outcome: "refused",
                        words: "不通过 Refused"
                    }
                ]

                Row {
                    id: entry

                    required property var modelData

                    spacing: Look.px(6)

                    Rectangle {
                        anchors.verticalCenter: parent.verticalCenter
                        width: Look.px(9)
                        height: width
                        radius: width / 2
                        color: Look.outcome(entry.modelData.outcome)
                    }
                    Words {
                        text: entry.modelData.words
                        color: Look.quiet
                    }
                }
            }
        }
    }

    Panel {
        id: phones
        anchors.top: header.bottom
        anchors.topMargin: Look.px(6)
        x: Look.margin
        width: parent.width - 2 * x
        chinese: "手机和纸卡"
        english: "Phones to hold up"
        remark: [
            Words {
                anchors.verticalCenter: parent ? parent.verticalCenter : undefined
                visible: Played.secondsLeft >= 0
                text: Played.secondsLeft + " 秒后换新码 · new code in " + Played.secondsLeft + " s"
                color: Look.mint
            },
            PlainButton {
                objectName: "away"
                anchors.verticalCenter: parent ? parent.verticalCenter : undefined
                visible: Played.held !== ""
                text: "放下 Put away"
                onActivated: Played.tap("away", "")
            }
        ]

        Grid {
            id: table
            width: parent.width
            columns: 3
            spacing: Look.tight

            Repeater {
                model: Played.phones

                PhoneCard {
                    width: Math.floor((table.width - 2 * table.spacing) / 3)
                    enabled: Played.ready
                }
            }
            PhoneCard {
                width: Math.floor((table.width - 2 * table.spacing) / 3)
                enabled: Played.ready
                modelData: Played.identityCard
                what: "document"
                shown: Played.document
            }
        }
    }

    Switch {
        id: manners
        anchors.top: phones.bottom
        anchors.topMargin: Look.gap
        x: Look.margin
        width: parent.width - 2 * x
        visible: !Played.realCamera
        height: visible ? implicitHeight : 0
        chinese: "怎么拿"
        english: "How it is held"
        what: "manner"
        positions: Played.manners
        position: Played.manner
        columns: 6
    }

    Item {
        id: lower
        anchors.top: manners.bottom
        anchors.topMargin: Look.gap
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Look.gap
        x: Look.margin
        width: parent.width - 2 * x

        Panel {
            id: tickets
            width: Look.px(232)
            height: parent.height
            chinese: "号票"
            english: Played.slipCount === 0 ? "Tickets" : "Ticket " + Played.slipCount
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
            anchors.left: tickets.right
            anchors.leftMargin: Look.px(18)
            anchors.right: parent.right
            spacing: Look.gap

            Switch {
                width: parent.width
                chinese: "号票打印机"
                english: "Ticket printer"
                what: "printer"
                positions: Played.printerPositions
                position: Played.printer
            }
            Switch {
                width: parent.width
                visible: !Played.realCamera
                chinese: "摄像头"
                english: "Camera"
                what: "camera"
                positions: Played.cameraPositions
                position: Played.camera
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
