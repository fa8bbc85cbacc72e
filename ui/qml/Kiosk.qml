import QtQuick
import Yima
import Yima.Components

// Everything on the glass: bars, the screen between them, and the idle warning over it all.
FocusScope {
    id: kiosk

    readonly property bool warning: Terminal.idleSeconds >= 0
    // A payment goes on and nobody has touched the screen for long.
    readonly property bool covered: Terminal.screen === "Paying" && Terminal.props.covered === true
    readonly property string spoken: warning || covered ? "" : host.current?.spoken ?? ""

    onSpokenChanged: Terminal.said(spoken)

    focus: true

    Binding {
        target: Theme
        property: "windowWidth"
        value: kiosk.width
    }
    Binding {
        target: Theme
        property: "windowHeight"
        value: kiosk.height
    }

    // Any key is a sign of presence, and arrows start the walk when nothing has the focus yet.
    Keys.onPressed: event => {
        Terminal.tap("touch", "");
        if ([Qt.Key_Right, Qt.Key_Down, Qt.Key_Left, Qt.Key_Up].includes(event.key))
            kiosk.nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason);
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.ground
    }

    Item {
        id: page
        anchors.fill: parent
        anchors.topMargin: mark.height
        // Out of sight, out of reach, and out of what a screen reader tells.
        visible: !kiosk.warning && !kiosk.covered

        // In the order of the focus: the screen, the bottom row, the top bar.
        ScreenHost {
            id: host
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: topBar.bottom
            anchors.bottom: bottomBar.top
            anchors.leftMargin: Theme.margin
            anchors.rightMargin: Theme.margin
            anchors.topMargin: Theme.mm(Theme.wide ? 2 : 6)
            anchors.bottomMargin: Theme.mm(Theme.wide ? 8 : 10)
            folder: Qt.resolvedUrl("screens")
            focus: true
        }

        BottomBar {
            id: bottomBar
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            anchors.margins: Theme.margin
            anchors.bottomMargin: Theme.mm(Theme.wide ? 8 : 16)
            offeredAbove: host.current?.offers ?? []
        }

        TopBar {
            id: topBar
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.leftMargin: Theme.margin
            anchors.rightMargin: Theme.margin
        }
    }

    Loader {
        anchors.fill: parent
        active: kiosk.warning
        sourceComponent: IdleOverlay {}
    }

    Loader {
        anchors.fill: parent
        active: kiosk.covered && !kiosk.warning
        sourceComponent: PayingCover {}
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

    // On top of everything, so that it hears of every touch before a button takes it; it takes none.
    Item {
        anchors.fill: parent

        PointHandler {
            target: null
            acceptedButtons: Qt.AllButtons
            onActiveChanged: if (active)
                Terminal.tap("touch", "")
        }
    }

    // The other screens are compiled once this one is on the glass.
    Connections {
        id: firstFrame
        target: kiosk.Window.window
        function onFrameSwapped(): void {
            firstFrame.enabled = false;
            host.prepare(["Welcome", "Offer", "Refused", "Checking", "SecondFactor", "SigningIn", "SignedIn", "Choice", "NothingToday", "HospitalTrouble", "Help", "PayWait", "Bills", "PayWays", "Paying", "Paid", "NothingToPay", "PayUnknown", "PayReturned", "ReportWait", "Reports", "ReportPage", "ReportTrend", "ReportForm", "Printing", "PrintDone", "NoReports", "OutOfService"]);
        }
    }
}
