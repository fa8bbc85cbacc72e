import QtQuick
import Yima

// The teal card with the number, or what happens where the hospital gives none.
Rectangle {
    id: ticket
    // Where the line on the queue begins, or would end.
    readonly property real queueTop: queued ? queue.y : queue.y + queue.height

    property string number: ""
    property int ahead: -1
    property int waitMinutes: -1
    property bool larger: false

    readonly property string queueWords: {
        if (ahead === 0)
            return qsTr("You are next");
        if (ahead > 0 && waitMinutes > 0)
            return qsTr("%1 ahead of you, about %2 min").arg(ahead).arg(waitMinutes);
        if (ahead > 0)
            return qsTr("%1 ahead of you").arg(ahead);
        if (waitMinutes > 0)
            return qsTr("about %1 min").arg(waitMinutes);
        return "";
    }

    // Asked instead of what is visible: a covered page is not, and must not be laid out anew for that.
    readonly property bool numbered: number !== ""
    readonly property bool queued: queueWords !== ""
    readonly property bool torn: numbered && queued

    readonly property real verticalPadding: Theme.mm(Theme.wide ? 8 : Theme.large ? 6 : 14)

    // The number gives way first where there is little room, and only in size.
    implicitHeight: Math.max((numbered ? caption.implicitHeight : 0) + figure.wanted + (queued ? queue.height : 0) + 2 * verticalPadding + (torn ? Theme.mm(6) : 0), Theme.mm(Theme.wide ? 90 : 104))
    radius: Theme.radius
    color: Theme.accent

    // Torn off here: a ticket, as the paper is.
    Item {
        id: tear
        width: parent.width
        y: ticket.queueTop - Theme.mm(Theme.wide || Theme.large ? 4 : 8)
        visible: ticket.torn

        Notch {
            x: -Math.round(width / 2)
        }

        Rectangle {
            x: Theme.mm(10)
            width: parent.width - 2 * x
            height: Theme.hairline
            color: Theme.accentInkQuiet
            opacity: 0.45
        }

        Notch {
            x: parent.width - Math.round(width / 2)
        }
    }

    component Notch: Rectangle {
        y: -Math.round(height / 2)
        width: Theme.mm(9)
        height: width
        radius: width / 2
        color: Theme.ground
    }

    Label {
        id: caption
        anchors.top: parent.top
        anchors.topMargin: ticket.verticalPadding
        width: parent.width
        visible: ticket.numbered
        text: qsTr("Your number")
        color: Theme.accentInkQuiet
        font.pixelSize: Theme.lead
        horizontalAlignment: Text.AlignHCenter
    }

    Label {
        id: figure

        readonly property real wanted: ticket.numbered ? Math.round(font.pixelSize * 1.32) : 0

        objectName: "number"
        anchors.top: caption.bottom
        anchors.bottom: queue.top
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: Theme.mm(8)
        anchors.topMargin: 0
        anchors.bottomMargin: (ticket.torn ? Theme.mm(6) : 0) - (ticket.queued ? 0 : queue.height)
        visible: ticket.numbered
        text: ticket.number
        color: Theme.accentInk
        font.pixelSize: Theme.number * (ticket.larger ? 1.12 : 1)
        font.bold: true
        fontSizeMode: Text.Fit
        minimumPixelSize: Theme.lead
        wrapMode: Text.NoWrap
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
    }

    Prose {
        x: Theme.mm(8) + (room - width) / 2
        y: Math.round((ticket.queueTop - height + (ticket.queued ? 0 : ticket.verticalPadding)) / 2)
        room: parent.width - Theme.mm(16)
        centred: true
        visible: !ticket.numbered
        words: qsTr("Please wait until your name is called")
        color: Theme.accentInk
        font.pixelSize: Theme.heading
        font.bold: true
    }

    Prose {
        id: queue
        anchors.bottom: parent.bottom
        anchors.bottomMargin: ticket.verticalPadding
        x: Theme.mm(8) + (room - width) / 2
        room: parent.width - Theme.mm(16)
        centred: true
        visible: ticket.queued
        words: ticket.queueWords
        color: Theme.accentInk
        font.pixelSize: Theme.lead * 1.06
    }
}
