import QtQuick

// What came out of the printer last, as it hangs from its mouth. A click enlarges it.
Press {
    id: slip

    signal enlarge

    readonly property bool there: Played.slip !== ""

    objectName: "slip"
    name: "小票 Slip"
    color: Look.panel
    enabled: there
    opacity: 1
    border.color: activeFocus ? Look.focus : Look.line
    clip: true
    onActivated: slip.enlarge()

    Flickable {
        anchors.fill: parent
        anchors.margins: Look.px(8)
        contentHeight: Math.max(height, picture.height)
        boundsBehavior: Flickable.StopAtBounds
        visible: slip.there
        clip: true

        // Presses that may become a drag stay in here.
        TapHandler {
            onTapped: slip.enlarge()
        }
        Image {
            id: picture
            objectName: "slipPicture"
            width: parent.width
            fillMode: Image.PreserveAspectFit
            source: Played.slip
            asynchronous: true
            mipmap: true
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
