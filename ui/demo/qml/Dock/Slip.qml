import QtQuick

// What came out of a printer last, as it hangs from its mouth. A click enlarges it.
Press {
    id: slip

    property url source
    // Of a printer of sheets: a PDF, page below page.
    property bool sheets: false

    signal enlarge

    readonly property bool there: source.toString() !== ""

    objectName: sheets ? "paper" : "slip"
    name: sheets ? "报告 Report" : "小票 Slip"
    color: Look.panel
    enabled: there
    opacity: 1
    border.color: activeFocus ? Look.focus : Look.line
    clip: true
    onActivated: slip.enlarge()

    Flickable {
        anchors.fill: parent
        anchors.margins: Look.px(8)
        contentHeight: Math.max(height, hanging.height)
        boundsBehavior: Flickable.StopAtBounds
        visible: slip.there
        clip: true

        // Presses that may become a drag stay in here.
        TapHandler {
            onTapped: slip.enlarge()
        }
        Item {
            id: hanging
            width: parent.width
            height: slip.sheets ? pages.height : picture.height

            Image {
                id: picture
                objectName: "slipPicture"
                width: parent.width
                visible: !slip.sheets
                fillMode: Image.PreserveAspectFit
                source: slip.sheets ? "" : slip.source
                asynchronous: true
                mipmap: true
            }
            Pages {
                id: pages
                width: parent.width
                visible: slip.sheets
                source: slip.sheets ? slip.source : ""
            }
        }
    }
    Column {
        anchors.centerIn: parent
        width: parent.width - 2 * Look.padding
        spacing: Look.px(4)
        visible: !slip.there

        Words {
            width: parent.width
            text: "还没有打印"
            color: Look.quiet
            font.pixelSize: Look.label
            horizontalAlignment: Text.AlignHCenter
        }
        Words {
            width: parent.width
            text: "Nothing printed yet"
            color: Look.quiet
            horizontalAlignment: Text.AlignHCenter
        }
    }
}
