pragma ComponentBehavior: Bound
import QtQuick
import Yima
import Yima.Components

// Already scanning: one sentence, one picture, the mirror.
Page {
    id: screen

    required property bool degraded
    required property bool noTickets
    required property bool cameraReady
    required property bool reader
    required property string staffNote
    required property int daysLeft
    required property string hint
    required property bool scanner
    required property int openOrders
    required property int doubtfulPrints

    // The camera does not work, or not yet, and a scanner does.
    readonly property bool byScanner: scanner && !cameraReady
    readonly property real mirrorTop: words.y + words.height + Theme.mm(11)
    readonly property real mirrorRoom: notices.y - mirrorTop - Theme.mm(6)

    heading: headline.words
    spoken: advice.words

    Hint {
        id: advice
        name: screen.hint
    }

    Column {
        id: words
        y: Theme.wide ? Math.max(0, Math.round((parent.height - notices.height - height) / 2)) : Theme.mm(6)
        width: Theme.wide ? parent.width - mirror.width - Theme.mm(14) : parent.width
        spacing: Theme.mm(Theme.wide ? 10 : 6)

        Heading {
            id: headline
            room: parent.width
            words: screen.byScanner ? qsTr("Hold your health card code up to the scanner") : qsTr("Hold your health card code up to the camera")
            font.pixelSize: Theme.display
            lineHeight: Theme.latin ? 0.9 : 1.02
            centred: !Theme.wide
        }

        Prose {
            id: about
            visible: !Theme.wide || notices.height === 0
            room: parent.width
            words: qsTr("Scan to sign in and get your number at once")
            color: Theme.muted
        }

        Prose {
            visible: screen.reader && about.visible
            room: parent.width
            words: qsTr("No phone? Lay your identity card on the reader")
            color: Theme.accent
        }
    }

    ScanMirror {
        id: mirror
        ready: screen.cameraReady
        badge: !screen.byScanner
        hint: screen.hint
        width: Theme.wide ? Math.min(screen.height, screen.width * 0.43) : Math.min(Theme.mm(204), screen.mirrorRoom)
        height: Theme.wide ? screen.height : width
        x: Theme.wide ? screen.width - width : Math.round((screen.width - width) / 2)
        y: Theme.wide ? 0 : screen.mirrorTop
    }

    Column {
        id: notices
        anchors.left: parent.left
        anchors.bottom: parent.bottom
        width: Theme.wide ? words.width : parent.width
        spacing: Theme.mm(4)

        // Rare, so made only when there is something to say.
        Loader {
            width: parent.width
            active: screen.degraded
            visible: active
            sourceComponent: Notice {
                prominent: false
                text: qsTr("The hospital system is not answering just now: signing in may take longer")
            }
        }

        Loader {
            width: parent.width
            active: screen.noTickets
            visible: active
            sourceComponent: Notice {
                prominent: false
                icon: "icons/no-ticket"
                text: qsTr("No paper tickets just now: your number is shown on the screen")
            }
        }

        // Small: patients need not mind it.
        Loader {
            width: parent.width
            active: screen.staffNote !== "none"
            visible: active
            sourceComponent: Label {
                objectName: "staffNote"
                horizontalAlignment: Text.AlignHCenter
                color: Theme.muted
                font.pixelSize: Theme.note
                text: {
                    switch (screen.staffNote) {
                    case "list_ageing":
                        return qsTr("For our staff: N-206 · the trust list has not been refreshed, days left: %1").arg(screen.daysLeft);
                    case "list_stale":
                        return qsTr("For our staff: E-206 · the trust list is too old, cards cannot be checked offline");
                    case "clock_suspect":
                        return qsTr("For our staff: E-207 · the clock of this terminal is wrong");
                    case "camera_trouble":
                        return qsTr("For our staff: the camera shows nothing, the barcode scanner works");
                    case "scanner_offline":
                        return qsTr("For our staff: the barcode scanner does not answer, the camera works");
                    case "orders_open":
                        return qsTr("For our staff: payments that need a person: %1").arg(screen.openOrders);
                    case "prints_in_doubt":
                        return qsTr("For our staff: report prints that may not have come out: %1").arg(screen.doubtfulPrints);
                    case "report_printer_trouble":
                        return qsTr("For our staff: the report printer does not print");
                    case "paper_low":
                        return qsTr("For our staff: paper is running low");
                    case "toner_low":
                        return qsTr("For our staff: toner is running low");
                    case "payments_down":
                        return qsTr("For our staff: no payments can be taken just now");
                    default:
                        return qsTr("For our staff: the lamp over the camera does not switch");
                    }
                }
            }
        }
    }
}
