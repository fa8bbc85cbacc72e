pragma ComponentBehavior: Bound
import QtQuick
import Yima
import Yima.Components

// Everything on the glass: bars, the screen between them, and what is laid over it all.
//
// By keys: Tab and the arrows walk over all that can be tapped (the screen, the bottom row, the top bar)
// and round again; Enter and Space tap. Escape and Back go back where there is a way back, and so does
// Backspace where no digits are typed; they close a panel. Help and F1 ask for staff, F2 says it again, the
// volume keys make it louder and softer. No other key and no combination does anything.
FocusScope {
    id: kiosk

    // What lies over the screen. Whoever has gone is asked first.
    readonly property string over: {
        if (Terminal.idleSeconds >= 0)
            return "idle";
        if (Terminal.cover !== "none")
            return Terminal.cover;
        return Terminal.panel === "none" ? "" : Terminal.panel;
    }
    readonly property bool panelled: over === "display" || over === "languages"
    // The screen stands alone, without the bars.
    readonly property bool whole: host.current?.whole ?? false
    readonly property bool lowered: Terminal.lowered && !Theme.wide && !whole
    // A terminal's first start: a program of its own (ui.enrol), with nothing on the glass but its screens.
    readonly property bool enrolling: Terminal.screen.startsWith("Enrol")
    readonly property bool staff: enrolling || Terminal.screen.startsWith("Staff")
    // Where the gesture is made that lets staff in, or somebody may be in the middle of it.
    readonly property bool watched: over === "" && ["Attract", "OutOfService", "Refused", "Help"].includes(Terminal.screen)
    // Somebody is known here.
    readonly property bool personal: {
        if (["", "Attract", "Checking", "Help", "OutOfService"].includes(Terminal.screen) || staff)
            return false;
        return Terminal.screen !== "Refused" || Terminal.actions.includes("finish");
    }
    readonly property var kinds: ({
            "idle": "IdleOverlay",
            "payment": "PayingCover",
            "privacy": "PrivacyCover",
            "display": "DisplayPanel",
            "languages": "LanguagePanel"
        })
    property var overlays: ({})
    readonly property var laid: layer.item
    // What had the focus when something was laid over it.
    property Tappable interrupted: null
    property bool away: false

    readonly property string spoken: {
        if (over !== "")
            return Terminal.voice ? laid?.spoken ?? "" : "";
        const page = host.current;
        if (page === null)
            return "";
        const read = Terminal.voice ? [page.spoken, Terminal.privateVoice ? page.spokenPrivately : ""] : [];
        return [...read, page.aloud].filter(words => words !== "").join("\n");
    }

    // A value of kiosk.staff.gesture.Zone.
    function zone(at: point): string {
        const side = Theme.mm(20);
        if (at.y < side && (at.x < side || at.x >= width - side))
            return (at.x < side) === Theme.mirrored ? "trailing_corner" : "leading_corner";
        const there = topBar.mapFromItem(null, at);
        const name = topBar.named;
        const within = there.x >= name.x && there.x < name.x + name.width && there.y >= 0 && there.y < name.height;
        return within ? "name" : "elsewhere";
    }

    // Compiled once, and not before the first screen is on the glass.
    function overlay(over: string): Component {
        if (!overlays[over])
            overlays[over] = Qt.createComponent(`Yima/Components/${kinds[over]}.qml`, Component.PreferSynchronous, kiosk);
        return overlays[over];
    }

    function prepare(names: list<string>): void {
        if (names.length === 0)
            return;
        overlay(names[0]);
        Qt.callLater(kiosk.prepare, names.slice(1));
    }

    function walk(onward: bool): void {
        kiosk.nextItemInFocusChain(onward).forceActiveFocus(onward ? Qt.TabFocusReason : Qt.BacktabFocusReason);
    }

    // What is hidden gets no key. Whoever walks by keys is within what was laid over the screen at once, and
    // then back where they were.
    function refocus(): void {
        away = over !== "";
        if (away) {
            layer.forceActiveFocus(Qt.OtherFocusReason);
            if (interrupted !== null)
                walk(true);
            return;
        }
        const there = interrupted;
        host.forceActiveFocus(Qt.OtherFocusReason);
        if (there !== null && there.visible && there.enabled)
            there.forceActiveFocus(Qt.OtherFocusReason);
    }

    function changed(): void {
        if (Terminal.animated && Terminal.settling > 0)
            settling.restart();
    }

    function leave(): void {
        if (panelled)
            Terminal.tap("close_panel", "");
        else if (over === "" && Terminal.actions.includes("back"))
            Terminal.tap("back", "");
    }

    function pressed(key: int): void {
        switch (key) {
        case Qt.Key_Right:
        case Qt.Key_Down:
        case Qt.Key_Left:
        case Qt.Key_Up:
            walk(key === Qt.Key_Down || key === (Theme.mirrored ? Qt.Key_Left : Qt.Key_Right));
            break;
        case Qt.Key_Escape:
        case Qt.Key_Back:
            leave();
            break;
        case Qt.Key_Backspace:
            if (!["SecondFactor", "EnrolTyping"].includes(Terminal.screen) || panelled)
                leave();
            break;
        case Qt.Key_Help:
        case Qt.Key_F1:
            if (over === "" && Terminal.actions.includes("staff"))
                Terminal.tap("staff", "");
            break;
        case Qt.Key_F2:
            sayAgain();
            break;
        case Qt.Key_VolumeUp:
            Terminal.tap("volume", "up");
            break;
        case Qt.Key_VolumeDown:
            Terminal.tap("volume", "down");
            break;
        }
    }

    function sayAgain(): void {
        if (Terminal.voice && spoken !== "")
            Terminal.repeated(spoken);
    }

    // Whoever walks by keys is told what has the focus; where all the hall hears it, not what is on a
    // screen, which may be the patient's.
    function tell(item: Tappable): void {
        if (item === null || !Terminal.voice)
            return;
        if (Terminal.privateVoice || over !== "" || !reach.holds(item))
            Terminal.said(item.name);
    }

    onSpokenChanged: Terminal.said(spoken)
    onOverChanged: {
        changed();
        Qt.callLater(refocus);
    }

    focus: true
    LayoutMirroring.enabled: Theme.mirrored
    LayoutMirroring.childrenInherit: true

    Binding {
        target: Theme
        property: "windowWidth"
        value: kiosk.width
        when: kiosk.width > 0
        restoreMode: Binding.RestoreNone
    }
    Binding {
        target: Theme
        property: "windowHeight"
        value: kiosk.height
        when: kiosk.height > 0
        restoreMode: Binding.RestoreNone
    }

    // A key that nothing took goes to the screen: digits are typed wherever the focus is.
    Keys.forwardTo: over === "" && host.current !== null ? [host.current] : []
    // Any key is a sign of presence.
    Keys.onPressed: event => {
        Terminal.tap("touch", "");
        if (!event.isAutoRepeat && !(event.modifiers & ~(Qt.ShiftModifier | Qt.KeypadModifier)))
            kiosk.pressed(event.key);
        event.accepted = false; // Tab is Qt's own
    }

    Connections {
        target: kiosk.Window.window
        function onActiveFocusItemChanged(): void {
            const item = kiosk.Window.activeFocusItem as Tappable;
            if (kiosk.over === "" && !kiosk.away)
                kiosk.interrupted = item;
            kiosk.tell(item);
        }
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.ground
    }

    Item {
        id: page
        objectName: "page"
        anchors.fill: parent
        anchors.topMargin: mark.height
        // Out of sight, out of reach, and out of what a screen reader tells.
        visible: kiosk.over === ""

        // In the order of the focus: the screen, the bottom row, the top bar.
        Reach {
            id: reach
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.leftMargin: kiosk.whole ? 0 : Theme.margin
            anchors.rightMargin: kiosk.whole ? 0 : Theme.margin
            y: kiosk.whole ? 0 : kiosk.lowered ? Theme.mm(12) : topBar.height + Theme.mm(Theme.wide ? 2 : 6)
            height: kiosk.whole ? page.height : (kiosk.lowered ? topBar.y - Theme.mm(4) : bottomBar.y - Theme.mm(Theme.wide ? 8 : 10)) - y
            host: host
            lowered: kiosk.lowered
            line: Math.ceil(0.4 * kiosk.height) + Theme.mm(3) - page.y - y

            ScreenHost {
                id: host
                x: Theme.margin
                width: reach.width
                height: reach.height
                folder: Qt.resolvedUrl("screens")
                focus: true
            }
        }

        BottomBar {
            id: bottomBar
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            anchors.margins: Theme.margin
            anchors.bottomMargin: Theme.mm(Theme.wide ? 8 : kiosk.lowered ? 10 : 16)
            visible: !kiosk.whole
            offeredAbove: host.current?.offers ?? []
        }

        TopBar {
            id: topBar
            visible: !kiosk.whole
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.leftMargin: Theme.margin
            anchors.rightMargin: Theme.margin
            y: kiosk.lowered ? bottomBar.y - height - Theme.mm(4) : 0
            personal: kiosk.personal
            staff: kiosk.staff
            enrolling: kiosk.enrolling
            low: kiosk.lowered
            onRepeatAsked: kiosk.sayAgain()
        }
    }

    // The screen as it looks behind a panel: a picture of it, which nothing can reach or read.
    ShaderEffectSource {
        x: page.x
        y: page.y
        width: page.width
        height: page.height
        visible: kiosk.panelled
        sourceItem: kiosk.panelled ? page : null
    }

    Loader {
        id: layer
        anchors.fill: parent
        active: kiosk.over !== ""
        sourceComponent: active ? kiosk.overlay(kiosk.over) : null
    }

    // A touch that begins this soon after the glass has changed was meant for what stood there before: by a hand
    // that trembles and taps twice, or one that was on its way. It does nothing.
    MouseArea {
        objectName: "guard"
        anchors.fill: parent
        enabled: settling.running && Terminal.settling > 0
        acceptedButtons: Qt.AllButtons
    }

    Timer {
        id: settling
        interval: Terminal.settling
    }

    Connections {
        target: host
        function onCurrentChanged(): void {
            kiosk.changed();
        }
    }

    // Whoever is here must know, whatever the screen: over the idle warning, too.
    Loader {
        id: mark
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        height: active ? implicitHeight : 0
        active: Terminal.recording
        sourceComponent: RecordingMark {}
    }

    // On top of everything, so that it hears of every touch before a button takes it; it takes none. Each
    // handler follows one finger; a mouse is the first.
    component Finger: PointHandler {
        id: finger

        required property int number
        property bool told: false

        target: null
        acceptedButtons: Qt.AllButtons
        onActiveChanged: {
            reach.stir();
            if (active)
                Terminal.tap("touch", "");
            if (active && kiosk.watched)
                Terminal.tap("finger", `${number} ${kiosk.zone(point.scenePressPosition)}`);
            else if (told)
                Terminal.tap("finger", `${number}`);
            told = active && kiosk.watched;
        }
    }

    Item {
        anchors.fill: parent

        // The last is asked first.
        Finger {
            number: 2
        }
        Finger {
            number: 1
        }
        Finger {
            number: 0
        }
    }

    // The other screens are compiled once this one is on the glass.
    Connections {
        id: firstFrame
        target: kiosk.Window.window
        function onFrameSwapped(): void {
            firstFrame.enabled = false;
            host.prepare(kiosk.enrolling ? ["EnrolWelcome", "EnrolRoot", "EnrolPage", "EnrolTyping", "EnrolCamera", "EnrolCode", "EnrolDone"] : ["Welcome", "Offer", "Refused", "Checking", "SecondFactor", "SigningIn", "SignedIn", "Choice", "Home", "SwitchCard", "NothingToday", "HospitalTrouble", "Help", "PayWait", "Bills", "PayWays", "Paying", "Paid", "NothingToPay", "PayUnknown", "PayReturned", "ReportWait", "Reports", "ReportPage", "ReportTrend", "ReportForm", "Printing", "PrintDone", "NoReports", "OutOfService", "StaffSignIn", "StaffMenu", "StaffPage", "StaffManual", "StaffTouch", "Cleaning"]);
            if (!kiosk.enrolling)
                kiosk.prepare(Object.keys(kiosk.kinds));
        }
    }
}
