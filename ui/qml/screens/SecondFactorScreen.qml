pragma ComponentBehavior: Bound
import QtQuick
import Yima
import Yima.Components

// The last four digits of two numbers. What is typed goes straight to the program; here it is only
// known how many digits there are.
Page {
    id: screen

    required property int identityTyped
    required property int phoneTyped
    required property bool wrong
    required property int triesLeft
    required property int checkingSeconds

    readonly property int length: 4
    readonly property bool checking: checkingSeconds >= 0
    readonly property bool atIdentity: !checking && identityTyped < length
    readonly property bool atPhone: !checking && !atIdentity && phoneTyped < length
    readonly property bool complete: phoneTyped === length
    readonly property bool letterFits: !checking && identityTyped === length - 1

    // Above keys of a good size, on an upright panel.
    readonly property real roomForWhy: confirm.y - title.height - entry.height - words.spacing - Theme.mm(20) - Theme.mm(110)

    heading: title.words
    // Never which digits, nor how many but for what comes next.
    spoken: {
        if (checking)
            return qsTr("Your digits are being checked with the hospital. Please wait a moment.");
        if (complete)
            return qsTr("Please touch Confirm.");
        if (atPhone)
            return qsTr("Now the last four digits of your mobile number.");
        const asked = qsTr("Please type the last four digits of your identity number.");
        return wrong ? qsTr("The digits do not agree.") + " " + asked : qsTr("Please confirm that it is you.") + " " + asked;
    }
    focus: true

    function type(key: string): void {
        Terminal.tap("digit", key);
    }

    // A keyboard or a tactile keypad says the same as the keys below.
    Keys.onPressed: event => {
        if (event.isAutoRepeat)
            return;
        if (/^[0-9xX]$/.test(event.text))
            screen.type(event.text.toUpperCase());
        else if (event.key === Qt.Key_Backspace || event.key === Qt.Key_Delete)
            Terminal.tap("erase", "");
        else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
            Terminal.tap("confirm", "");
        else
            return;
        event.accepted = true;
    }

    Column {
        id: words
        x: Theme.start(screen.width, width, 0)
        y: Theme.wide ? Math.max(0, Math.round((screen.height - height) / 2)) : 0
        width: Theme.wide ? Math.round((parent.width - Theme.mm(16)) * 0.56) : parent.width
        spacing: Theme.mm(Theme.wide ? 5 : 7)

        Heading {
            id: title
            room: parent.width
            // In large letters one message at a time.
            visible: !notice.active || !Theme.large || Theme.wide
            words: screen.checking ? qsTr("Checking with the hospital…") : qsTr("Confirm that it is you")
        }

        Prose {
            id: why
            room: parent.width
            centred: false
            visible: !notice.active && (Theme.wide || screen.roomForWhy >= height + words.spacing)
            words: qsTr("So that nobody else can use your card. The digits are only compared, never kept.")
            color: Theme.muted
        }

        Loader {
            id: notice
            width: parent.width
            active: screen.wrong && !screen.checking
            visible: active
            sourceComponent: Notice {
                prominent: false
                text: qsTr("The digits do not agree")
                detail: {
                    if (screen.triesLeft < 1)
                        return "";
                    return screen.triesLeft === 1 ? qsTr("Only one try left") : qsTr("Please try again: %1 tries left").arg(screen.triesLeft);
                }
            }
        }

        Card {
            id: entry
            width: parent.width
            height: fields.height + 2 * Theme.mm(Theme.wide ? 6 : 9)

            Column {
                id: fields
                x: Theme.padding
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - 2 * Theme.padding
                spacing: Theme.mm(Theme.wide ? 4 : 8)

                DigitField {
                    width: parent.width
                    label: qsTr("Identity number, last 4")
                    length: screen.length
                    typed: screen.identityTyped
                    active: screen.atIdentity
                }

                DigitField {
                    width: parent.width
                    label: qsTr("Mobile number, last 4")
                    length: screen.length
                    typed: screen.phoneTyped
                    active: screen.atPhone
                }
            }
        }
    }

    // In the order of the focus, and of what is to be done: the keys, then the button.
    NumericPad {
        id: pad

        readonly property real start: Theme.wide ? 0 : words.height + Theme.mm(10)
        readonly property real room: confirm.y - Theme.mm(Theme.wide ? 8 : 10) - start

        x: Theme.start(screen.width, width, screen.width - width)
        // At the bottom, and of one size: what is said above does not move a key from under a finger.
        y: start + room - height
        width: Theme.wide ? screen.width - words.width - Theme.mm(16) : screen.width
        height: Math.min(room, Theme.mm(164))
        visible: !screen.checking
        letterFits: screen.letterFits
        // Keys stand as on any telephone, however a language is written.
        LayoutMirroring.enabled: false
        LayoutMirroring.childrenInherit: true
        onTyped: key => screen.type(key)
        onErased: Terminal.tap("erase", "")
    }

    PrimaryButton {
        id: confirm
        objectName: "confirm"
        x: pad.x
        y: screen.height - height
        width: pad.width
        visible: !screen.checking
        enabled: screen.complete
        text: qsTr("Confirm")
        onActivated: Terminal.tap("confirm", "")
    }

    Waiting {
        x: pad.x
        y: Math.round((Theme.wide ? screen.height : pad.start + pad.room) / 2 + (Theme.wide ? 0 : pad.start / 2) - height / 2)
        width: pad.width
        centred: true
        visible: screen.checking
        seconds: Math.max(0, screen.checkingSeconds)
    }
}
