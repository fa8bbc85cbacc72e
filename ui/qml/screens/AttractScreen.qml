pragma ComponentBehavior: Bound
import QtQuick
import Yima
import Yima.Components

// Already scanning: one sentence, the mirror, and what to do in three steps. What does not fit beside a mirror
// of a good size is left out: first the codes, then the hospital's board, then the steps.
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
    required property list<string> notices
    required property string picture
    // What can be done here, and with what.
    required property list<string> services
    required property list<string> codes

    // The camera does not work, or not yet, and a scanner does.
    readonly property bool byScanner: scanner && !cameraReady
    // Signing in says the place in the queue, too.
    readonly property list<string> named: services.filter(service => service !== "queue" || !services.includes("checkin"))
    readonly property bool numbers: services.includes("checkin") || services.includes("queue")
    readonly property real between: Theme.mm(Theme.wide ? 6 : 8)
    readonly property real wordsTop: Theme.mm(4)
    // Beside the words, on a wide panel.
    readonly property real mirrorWidth: Math.min(height, width * 0.43)
    readonly property real leastMirror: Theme.mm(Theme.wide ? 112 : 100)
    readonly property real wordsRoom: height - notes.taken - (Theme.wide ? 0 : wordsTop + between + leastMirror)
    // For what can be left out; on a wide panel the steps stand beside the mirror, the board below it.
    readonly property real spare: wordsRoom - words.height
    readonly property real leastSide: Theme.mm(Theme.wide ? 22 : 38)
    readonly property real leastSteps: between + (Theme.wide ? 3 * (Theme.mm(1) + Math.max(leastSide + Theme.mm(6), steps.wordsHeight)) : leastSide + steps.wordsHeight)
    readonly property bool showsSteps: spare >= leastSteps
    readonly property real boardRoom: Theme.wide ? height - leastMirror : spare - (showsSteps ? leastSteps : 0)
    readonly property bool showsBoard: board.offered && !Terminal.elder && boardRoom >= between + board.implicitHeight
    readonly property real besideSteps: between + (showsBoard && !Theme.wide ? between + board.implicitHeight : 0)
    readonly property real codesTaken: codesLine.height + Theme.mm(4)
    readonly property bool showsCodes: codes.length > 0 && !Terminal.elder && spare - besideSteps - (showsSteps ? leastSteps : 0) >= codesTaken + Theme.mm(Theme.wide ? 0 : 14)
    // For the pictures of the steps.
    readonly property real sideRoom: spare - besideSteps - (showsCodes ? codesTaken : 0)
    readonly property real side: Math.max(leastSide, Theme.wide ? Math.min(Theme.mm(40), Math.floor(sideRoom / 3 - Theme.mm(7))) : Math.min(Theme.mm(Theme.large ? 46 : 54), sideRoom - steps.wordsHeight))

    // How high the mirror of an upright panel can be.
    readonly property real mirrorRoom: leastMirror + spare - (showsSteps ? between + side + steps.wordsHeight : 0) - (showsCodes ? codesTaken : 0) - (showsBoard ? between + board.implicitHeight : 0)

    readonly property bool loops: Terminal.animated && !Terminal.elder && visible && showsSteps && !advice.given
    property int beat: 0

    function nameOfService(service: string): string {
        switch (service) {
        case "checkin":
            return qsTr("Sign in");
        case "queue":
            return qsTr("Your turn");
        case "pay":
            return qsTr("Pay");
        case "reports":
            return qsTr("Print reports");
        default:
            return "";
        }
    }

    function promiseOf(service: string): string {
        switch (service) {
        case "checkin":
            return qsTr("Scan to sign in and get your number at once");
        case "queue":
            return qsTr("Scan to see how long until it is your turn");
        case "pay":
            return qsTr("Scan to pay your bills");
        case "reports":
            return qsTr("Scan to print your reports");
        default:
            return "";
        }
    }

    function nameOfCode(code: string): string {
        switch (code) {
        case "offline_code":
            return qsTr("electronic health card");
        case "platform_code":
            return qsTr("health card in WeChat");
        case "voucher":
            return qsTr("insurance e-voucher");
        default:
            return qsTr("social-security e-card");
        }
    }

    objectName: "attract"
    heading: headline.words
    aloud: advice.words
    spoken: {
        const held = byScanner ? qsTr("Please hold the code of your health card up to the scanner.") : qsTr("Please hold the code of your health card up to the camera.");
        const without = reader ? qsTr("No phone? Lay your identity card on the reader.") : qsTr("No phone? Please touch “No phone”.");
        return held + " " + without;
    }

    Hint {
        id: advice
        name: screen.hint
    }

    // Each step is lit for two beats: what there is, then what comes of it.
    Timer {
        objectName: "beats"
        interval: 2300
        repeat: true
        running: screen.loops || (screen.showsBoard && screen.visible && Terminal.animated)
        onTriggered: screen.beat += 1
    }

    Column {
        id: words
        x: Theme.start(screen.width, width, 0)
        y: Theme.wide ? Math.max(0, Math.round((parent.height - notes.taken - taken) / 2)) : screen.wordsTop
        width: Theme.wide ? parent.width - screen.mirrorWidth - Theme.mm(14) : parent.width
        spacing: Theme.mm(Theme.wide ? 7 : 5)

        // With what stands below it on a wide panel.
        readonly property real taken: height + (screen.showsSteps ? steps.height + screen.between : 0) + (screen.showsCodes ? screen.codesTaken : 0)

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
            visible: words !== "" && headline.height + parent.spacing + height <= screen.wordsRoom
            room: parent.width
            words: {
                const names = screen.named.map(screen.nameOfService).filter(Boolean);
                return names.length > 1 ? qsTr("%1: all with one code").arg(names.join(" · ")) : screen.promiseOf(screen.named[0] ?? "");
            }
            color: Theme.muted
            font.pixelSize: Theme.wide || Theme.latin || Theme.large ? Theme.body : Theme.lead
        }

        Prose {
            visible: screen.reader && headline.height + about.height + 2 * parent.spacing + height <= screen.wordsRoom
            room: parent.width
            words: qsTr("No phone? Lay your identity card on the reader")
            color: Theme.accent
        }
    }

    // Beside the mirror of a wide panel; below that of an upright one. Neither this nor what is said of the
    // codes goes by where the other stands: which is above is different on either.
    Steps {
        id: steps
        objectName: "steps"
        x: words.x
        y: Theme.wide ? words.y + words.height + screen.between : Theme.mm(4) + mirror.y + mirror.height + (screen.showsCodes ? codesLine.height : -Theme.mm(4)) + screen.between
        width: words.width
        stacked: Theme.wide
        side: screen.side
        visible: screen.showsSteps
        labels: [qsTr("Open your health card"), screen.byScanner ? qsTr("Hold it up to the scanner") : qsTr("Hold it up to the camera"), qsTr("Take your papers with you")]
        lit: screen.loops ? Math.floor(screen.beat / 2) % 3 : -1
        begun: screen.beat % 2 === 0
    }

    Item {
        id: codesLine
        x: words.x
        y: Theme.mm(4) + (!Theme.wide ? mirror.y + mirror.height : screen.showsSteps ? words.y + words.height + screen.between + steps.height : words.y + words.height)
        width: words.width
        height: accepted.height
        visible: screen.showsCodes

        Prose {
            id: accepted
            room: parent.width
            words: qsTr("Accepted here: %1").arg(screen.codes.map(screen.nameOfCode).join(qsTr(", ")))
            color: Theme.muted
            font.pixelSize: Theme.caption
        }
    }

    ScanMirror {
        id: mirror
        ready: screen.cameraReady
        badge: !screen.byScanner
        hint: screen.hint
        width: Theme.wide ? screen.mirrorWidth : Math.min(Theme.mm(204), height * 1.5)
        height: Theme.wide ? screen.height - (screen.showsBoard ? board.height + screen.between : 0) : Math.min(Theme.mm(196), screen.mirrorRoom)
        x: Theme.wide ? Theme.start(screen.width, width, screen.width - width) : Math.round((screen.width - width) / 2)
        y: Theme.wide ? 0 : words.y + words.height + screen.between
    }

    HouseBoard {
        id: board
        objectName: "board"
        x: Theme.wide ? mirror.x : 0
        y: Theme.wide ? screen.height - height : screen.height - notes.taken - height
        width: Theme.wide ? mirror.width : screen.width
        height: implicitHeight
        visible: screen.showsBoard
        picture: screen.picture
        notices: screen.notices
        turn: Math.floor(screen.beat / 4)
    }

    Column {
        id: notes

        readonly property real taken: height > 0 ? height + screen.between : 0

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
                text: qsTr("The hospital system is not answering just now: everything may take longer")
            }
        }

        Loader {
            width: parent.width
            // Reports are printed by another printer.
            active: screen.noTickets && (screen.numbers || screen.services.includes("pay"))
            visible: active
            sourceComponent: Notice {
                prominent: false
                icon: "icons/no-ticket"
                text: screen.numbers ? qsTr("No paper tickets just now: your number is shown on the screen") : qsTr("No paper receipts just now")
            }
        }

        Loader {
            width: parent.width
            active: screen.staffNote !== "none"
            visible: active
            sourceComponent: StaffNote {
                about: screen.staffNote
                daysLeft: screen.daysLeft
                openOrders: screen.openOrders
                doubtfulPrints: screen.doubtfulPrints
            }
        }
    }
}
