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
    // The rest of kiosk.session.preferences.Preferences.
    property bool elder: false
    property int textSize: 1
    property string theme: "light"
    property bool voice: false
    // The terminal has one at all.
    property bool speaks: true
    property int volume: 3
    // Only the patient hears the voice.
    property bool privateVoice: false
    property bool lowered: false
    // kiosk.session.preferences.Panel and Cover.
    property string panel: "none"
    property string cover: "none"
    // 20..0 while the idle warning covers the screen, else -1.
    property int idleSeconds: -1

    // An engineer has the camera's pictures kept.
    property bool recording: false

    property string hospitalName: ""
    property string clockText: ""

    // Dots per millimetre of the panel: 1080 dots on the 268 mm of an upright 21.5" one.
    property real pxPerMm: 4.03
    property bool animated: true
    // How long a touch after a change of the glass is taken for one of what stood there before, in ms.
    property int settling: 300
    // The program ends: the window may be closed.
    property bool ending: false

    // ui.mirror.CameraFeed, or null where there is no camera.
    property QtObject camera: null

    signal tapped(action: string, argument: string)
    // A screen does not load: a bug, told to Python so that the session can be ended.
    signal broken(what: string)
    // Words to be said aloud, in the language of the screen; "" is silence.
    signal said(words: string)
    // The patient asked for these once more.
    signal repeated(words: string)

    function tap(action: string, argument: string): void {
        terminal.tapped(action, argument);
    }

    // Every language in itself, so that whoever reads no other finds it.
    function languageName(code: string): string {
        const names = {
            "zh_CN": "中文",
            "en": "English",
            "ar": "العربية",
            "ug": "ئۇيغۇرچە"
        };
        return names[code] ?? code;
    }
}
