pragma Singleton
import QtQuick

// All that QML knows of the program. Python writes the properties; QML sends taps back.
QtObject {
    id: terminal

    // Kind of screen, e.g. "Attract": shown by screens/AttractScreen.qml with `props`.
    property string screen: ""
    property var props: ({})
    // Counted up once `screen` and `props` go together: then the glass follows, at once.
    property int revision: 0
    // The bottom row, left to right; values of kiosk.session.screens.Action.
    property list<string> actions: []

    property string language: "zh_CN"
    // Those that this terminal offers; the button for the other one is there only if it is offered.
    property list<string> languages: ["zh_CN", "en"]
    property bool elder: false
    // 20..0 while the idle warning covers the screen, else -1.
    property int idleSeconds: -1

    // An engineer has the camera's pictures kept.
    property bool recording: false

    property string hospitalName: ""
    property string clockText: ""

    // Dots per millimetre of the panel: 1080 dots on the 268 mm of an upright 21.5" one.
    property real pxPerMm: 4.03
    property bool animated: true

    // ui.mirror.CameraFeed, or null where there is no camera.
    property QtObject camera: null

    signal tapped(action: string, argument: string)
    // A screen does not load: a bug, told to Python so that the session can be ended.
    signal broken(what: string)
    // Words to be said aloud, in the language of the screen; "" is silence.
    signal said(words: string)

    function tap(action: string, argument: string): void {
        terminal.tapped(action, argument);
    }
}
