pragma ComponentBehavior: Bound
import QtQuick
import Yima
import Yima.Components

// Staff come in: badge, PIN, or what there is instead. Also a second person, for what one may not do alone.
Page {
    id: screen

    required property string phase
    required property int typed
    required property string text
    required property int triesLeft
    required property int waitSeconds
    required property var secondFor
    required property string secondAbout
    required property string challenge
    required property string troubleTitle
    required property string troubleAdvice
    required property string troubleNumber
    required property bool cameraReady

    readonly property bool holding: phase === "badge" || phase === "judging" || phase === "invitation"
    readonly property bool typing: phase === "pin" || phase === "old_pin" || phase === "new_pin" || phase === "new_pin_again"
    readonly property bool busy: phase === "judging" || phase === "checking" || phase === "storing"
    readonly property bool recovering: phase === "recovery"
    readonly property bool second: typeof secondFor === "string"

    heading: title.text
    spoken: ""
    offers: ["recovery", "invitation", "confirm"]
    focus: true

    Keys.onPressed: event => {
        if (event.isAutoRepeat || !(typing || recovering))
            return;
        if (typing && /^[0-9]$/.test(event.text))
            Terminal.tap("digit", event.text);
        else if (recovering && /^[0-9A-Za-z]$/.test(event.text))
            Terminal.tap("type", event.text.toUpperCase());
        else if (event.key === Qt.Key_Backspace || event.key === Qt.Key_Delete)
            Terminal.tap("erase", "");
        else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
            Terminal.tap("confirm", "");
        else
            return;
        event.accepted = true;
    }

    Column {
        id: head
        width: parent.width
        spacing: Theme.mm(4)

        Label {
            id: title
            width: parent.width
            text: {
                switch (screen.phase) {
                case "pin":
                    return qsTr("Type your PIN");
                case "judging":
                case "checking":
                    return qsTr("This is being checked…");
                case "invitation":
                    return qsTr("Hold up your invitation");
                case "old_pin":
                    return qsTr("Type your PIN of today");
                case "new_pin":
                    return qsTr("Choose a new PIN");
                case "new_pin_again":
                    return qsTr("Type the new PIN once more");
                case "storing":
                    return qsTr("The new PIN is being stored…");
                case "recovery":
                    return qsTr("Come in without a badge");
                default:
                    return screen.second ? qsTr("Second person: hold up your badge") : qsTr("Hold up your staff badge");
                }
            }
            font.pixelSize: Theme.staffEm(Theme.wide ? 13 : 15)
            font.bold: true
            lineHeight: 0.95
            horizontalAlignment: Text.AlignLeft
            Accessible.role: Accessible.Heading
        }

        StaffBanner {
            objectName: "second"
            width: parent.width
            text: screen.second ? qsTr("A second person confirms: %1").arg(screen.secondFor) : ""
            detail: screen.secondAbout
        }

        StaffBanner {
            objectName: "trouble"
            width: parent.width
            tone: "warn"
            text: screen.troubleTitle === "" ? "" : `${screen.troubleTitle}\u00a0·\u00a0${screen.troubleNumber}`
            detail: screen.troubleAdvice
        }
    }

    Item {
        id: body
        y: head.height + Theme.mm(Theme.wide ? 6 : 8)
        width: parent.width
        height: parent.height - y

        ScanMirror {
            id: mirror
            visible: screen.holding
            ready: screen.cameraReady
            width: Theme.wide ? Math.min(height * 1.4, parent.width * 0.58) : Math.min(parent.width, height * 1.4)
            height: Theme.wide ? parent.height : Math.min(Theme.mm(180), parent.height - beside.height - Theme.gap)
            x: Theme.wide ? 0 : Math.round((parent.width - width) / 2)
            picture: "illustrations/paper-card"
        }

        Column {
            id: beside
            x: Theme.wide ? mirror.width + Theme.mm(14) : 0
            y: Theme.wide ? Math.round((parent.height - height) / 2) : mirror.height + Theme.gap
            width: parent.width - x
            visible: screen.holding
            spacing: Theme.gap

            Prose {
                room: parent.width
                words: {
                    if (screen.phase === "invitation")
                        return qsTr("Your PIN is set with a code that the hospital sends with your badge. It is good for one time.");
                    return screen.second ? qsTr("Somebody else than who is in. Their PIN is asked for next.") : qsTr("The code on your badge, 10 to 20 cm before the camera. Your PIN is asked for next.");
                }
                font.pixelSize: Theme.staffLead
            }

            StaffDots {
                x: Theme.wide ? 0 : Math.round((parent.width - width) / 2)
                visible: screen.phase === "judging"
            }

            StaffButton {
                objectName: "recovery"
                x: Theme.wide ? 0 : Math.round((parent.width - width) / 2)
                width: Math.min(implicitWidth, parent.width)
                visible: screen.phase === "badge" && !screen.second
                text: qsTr("No badge: with a recovery code")
                icon: "icons/staff-pin"
                onActivated: Terminal.tap("recovery", "")
            }
        }

        Loader {
            anchors.fill: parent
            active: screen.typing
            sourceComponent: StaffPin {
                typed: screen.typed
                waitSeconds: screen.waitSeconds
                hint: screen.phase === "new_pin" ? qsTr("6 to 12 digits. No birthday, no row of keys, not one digit again and again.") : ""
                warning: screen.triesLeft < 0 ? "" : screen.triesLeft === 1 ? qsTr("One try left") : qsTr("%1 tries left").arg(screen.triesLeft)
                forgotten: screen.phase === "pin" && !screen.second
            }
        }

        Loader {
            anchors.fill: parent
            active: screen.recovering
            sourceComponent: StaffRecovery {
                challenge: screen.challenge
                text: screen.text
            }
        }

        StaffDots {
            anchors.centerIn: parent
            visible: screen.busy && !screen.holding
            scale: 2
        }
    }
}
