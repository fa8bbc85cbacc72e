import QtQuick
import Yima

// What the hospital adds to the first screen: a picture of its own, its notices, or both. A picture that does
// not load leaves its room to the notices.
Rectangle {
    id: board

    // A file URL, or empty.
    required property string picture
    required property list<string> notices
    property int turn: 0

    property bool failed: false
    readonly property bool pictured: picture !== "" && !failed
    readonly property bool offered: pictured || noticed
    readonly property bool noticed: notices.length > 0
    // Too narrow for a picture beside words.
    readonly property bool stacked: width < Theme.mm(150)
    readonly property real inset: Theme.mm(5)
    readonly property real corner: Theme.smallRadius
    readonly property real pictureHeight: Theme.mm(stacked && noticed ? 38 : 50)

    implicitHeight: {
        const high = words.implicitHeight;
        if (!pictured || !noticed)
            return 2 * inset + (pictured ? pictureHeight : high);
        return stacked ? pictureHeight + high + 3 * inset : Math.max(pictureHeight, high) + 2 * inset;
    }
    onPictureChanged: failed = false
    radius: Theme.radius
    color: Theme.card
    border.color: Theme.line
    border.width: Theme.hairline

    Item {
        id: frame
        x: Theme.start(board.width, width, board.inset)
        y: board.inset
        width: board.noticed && !board.stacked ? Math.round((board.width - 3 * board.inset) * 0.4) : board.width - 2 * board.inset
        height: board.stacked ? board.pictureHeight : board.height - 2 * board.inset
        visible: board.pictured

        Image {
            id: photo
            objectName: "housePicture"
            anchors.fill: parent
            source: board.picture
            // No larger in memory than on the glass.
            sourceSize: Qt.size(board.width, Theme.mm(60))
            fillMode: Image.PreserveAspectCrop
            asynchronous: Terminal.animated
            onStatusChanged: if (status === Image.Error)
                board.failed = true
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("A picture of the hospital")
        }

        // Rounds the corners by painting over them, which costs less than clipping.
        Rectangle {
            anchors.fill: parent
            anchors.margins: -border.width
            radius: board.corner + border.width
            color: "transparent"
            border.color: Theme.card
            border.width: Math.ceil(board.corner * 0.5)
        }
    }

    Column {
        id: words

        readonly property real before: board.inset + (board.pictured && !board.stacked ? frame.width + board.inset * 1.6 : Theme.mm(3))

        x: Theme.start(board.width, width, before)
        y: board.pictured && board.stacked ? frame.y + frame.height + board.inset : Math.round((board.height - height) / 2)
        width: board.width - before - board.inset - Theme.mm(2)
        visible: board.noticed
        spacing: Theme.mm(1)

        Label {
            width: parent.width
            text: qsTr("From the hospital")
            color: Theme.accent
            font.pixelSize: Theme.note
            font.bold: true
            horizontalAlignment: Text.AlignLeft
        }

        HouseNotices {
            width: parent.width
            notices: board.notices
            turn: board.turn
            lines: 2
        }
    }
}
