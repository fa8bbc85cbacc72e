import QtQuick
import Yima

// Seconds that are left, in a ring that grows shorter with them.
Item {
    id: ring
    objectName: "ring"

    required property int secondsLeft
    required property real side

    // As many as there were when it began.
    property int seconds: 0
    readonly property real share: seconds > 0 ? Math.max(0, Math.min(1, secondsLeft / seconds)) : 0
    readonly property var looks: [Theme.line, Theme.accent]

    width: side
    height: side
    onSecondsLeftChanged: seconds = Math.max(seconds, secondsLeft)
    Component.onCompleted: seconds = Math.max(seconds, secondsLeft)
    onShareChanged: band.requestPaint()
    onLooksChanged: band.requestPaint()

    Canvas {
        id: band
        anchors.fill: parent
        renderTarget: Canvas.Image
        onPaint: {
            const context = getContext("2d");
            const thick = Theme.mm(5);
            const [groove, left] = ring.looks;
            context.clearRect(0, 0, width, height);
            context.lineWidth = thick;
            context.lineCap = "round";
            for (const [colour, share] of [[groove, 1], [left, ring.share]]) {
                if (share <= 0)
                    continue;
                context.strokeStyle = colour;
                context.beginPath();
                // From the top, the way of a clock's hands.
                context.arc(width / 2, height / 2, (width - thick) / 2 - 1, -Math.PI / 2, (2 * share - 0.5) * Math.PI);
                context.stroke();
            }
        }
        Accessible.ignored: true
    }

    Label {
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.mm(8)
        text: ring.secondsLeft
        color: Theme.accent
        font.pixelSize: Theme.number
        font.bold: true
        font.features: {
            "tnum": 1
        }
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Theme.heading
        wrapMode: Text.NoWrap
        horizontalAlignment: Text.AlignHCenter
    }
}
