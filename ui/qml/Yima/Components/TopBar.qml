import QtQuick
import Yima

// Whose terminal this is; what can be changed about the glass on any screen; the time. Where there is
// no room the clock goes first, then words, so that nothing ever overlaps.
Item {
    id: bar

    // Somebody is known, so there is something to hide.
    required property bool personal
    // It stands over the bottom row.
    property bool low: false
    // Maintenance mode: no help for patients, and the other of staff's two languages.
    property bool staff: false
    // A terminal's first start: it is no hospital's yet.
    property bool enrolling: false

    signal repeatAsked

    readonly property list<string> languages: Terminal.languages.filter(each => !staff || each === "zh_CN" || each === "en")
    readonly property string otherLanguage: languages.find(each => each !== Terminal.language) ?? ""
    readonly property bool severalLanguages: languages.length > 2
    readonly property string title: enrolling ? EnrolNames.program : staff ? qsTr("Maintenance mode") : Terminal.hospitalName
    // The hospital's name with its mark: where it is on the glass.
    readonly property rect named: Qt.rect(Math.min(mark.x, hospital.x), 0, mark.width + Theme.mm(5) + hospital.width, height)
    // Each language by its own name, in itself: never translated.
    readonly property string languageWords: Terminal.languageName(severalLanguages ? Terminal.language : otherLanguage)

    // How much had to go: the first level whose parts fit. The button that hides is always reckoned with,
    // so that nothing moves from screen to screen.
    readonly property int level: {
        if (metrics.height + nameMetrics.height === 0) // measured anew with every font
            return 0;
        return [0, 1, 2, 3].find(each => needed(each) <= width) ?? 4;
    }
    readonly property bool timed: level < 1
    readonly property real small: Math.ceil(Theme.leastEm * Theme.unit)
    readonly property bool worded: Theme.wide && level < 2

    implicitHeight: Theme.mm(Theme.wide || low ? 24 : 38)

    function needed(level: int): real {
        if (staff)
            return 0;
        const place = words => Theme.mm(14) + metrics.advanceWidth(words) + Theme.mm(10);
        const quiet = words => Theme.wide && level < 2 ? place(words) : display.side;
        const parts = [nameRoom(), quiet(hide.words), level < 3 ? place(display.words) : display.side, place(languageWords)];
        if (Terminal.voice)
            parts.push(quiet(repeat.words));
        const clockRoom = level < 1 ? Theme.mm(6) + metrics.advanceWidth("00:00") : 0;
        return mark.width + Theme.mm(5) + parts.reduce((sum, part) => sum + part + Theme.gap, clockRoom - Theme.gap);
    }

    // A long name takes two lines, of smaller letters.
    function nameRoom(): real {
        const whole = nameMetrics.advanceWidth(Terminal.hospitalName);
        const least = 6 * Theme.barText;
        return Math.ceil(whole <= least ? whole : Math.max(least, whole * small / Theme.barText * 0.56)) + 2;
    }

    FontMetrics {
        id: metrics
        font.family: hospital.font.family
        font.pixelSize: Theme.barText
    }

    FontMetrics {
        id: nameMetrics
        font.family: hospital.font.family
        font.bold: true
        font.pixelSize: Theme.barText
    }

    HospitalMark {
        id: mark
        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
    }

    Label {
        id: hospital
        anchors.left: mark.right
        anchors.leftMargin: Theme.mm(5)
        anchors.right: buttons.left
        anchors.rightMargin: Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        text: bar.title
        font.pixelSize: nameMetrics.height > 0 && nameMetrics.advanceWidth(text) > width ? bar.small : Theme.barText
        font.bold: true
        maximumLineCount: Theme.wide || bar.low ? 2 : 3
        elide: Text.ElideRight
        lineHeight: Theme.wide && Theme.large ? 0.78 : 0.85
        horizontalAlignment: Text.AlignLeft
    }

    Row {
        id: buttons
        anchors.right: bar.timed ? clock.left : parent.right
        anchors.rightMargin: bar.timed ? Theme.mm(2) : 0
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.gap

        IconButton {
            id: repeat

            readonly property string words: qsTr("Say it again")

            objectName: "repeat"
            visible: Terminal.voice && !bar.staff
            icon: "icons/repeat"
            text: bar.worded ? words : ""
            name: words
            onActivated: bar.repeatAsked()
        }

        IconButton {
            id: hide

            readonly property string words: qsTr("Hide the screen")

            objectName: "cover"
            visible: bar.personal && !bar.staff
            icon: "icons/hide"
            text: bar.worded ? words : ""
            name: words
            onActivated: Terminal.tap("cover", "")
        }

        IconButton {
            id: display

            readonly property string words: qsTr("Display")

            objectName: "display"
            visible: !bar.staff
            icon: "icons/display"
            text: bar.level < 3 ? words : ""
            name: qsTr("Display: text, contrast, voice")
            onActivated: Terminal.tap("open_panel", "display")
        }

        IconButton {
            objectName: "language"
            visible: bar.languages.length > 1
            icon: "icons/language"
            text: bar.level < 4 ? bar.languageWords : ""
            name: bar.languageWords
            onActivated: {
                if (bar.severalLanguages)
                    Terminal.tap("open_panel", "languages");
                else
                    Terminal.tap("language", bar.otherLanguage);
            }
        }
    }

    Label {
        id: clock
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        visible: bar.timed
        text: Terminal.clockText
        color: Theme.muted
        font.pixelSize: Theme.barText
        font.features: {
            "tnum": 1
        }
        wrapMode: Text.NoWrap
    }
}
