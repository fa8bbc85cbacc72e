import QtQuick
import Yima
import Yima.Components

// Fingers are drawn over the whole glass: what feels none is marked when it is over.
Page {
    id: screen

    required property int columns
    required property int rows
    required property list<int> touched
    required property list<int> dead
    required property bool over
    required property string tone
    required property int secondsLeft

    // Nobody draws any more.
    property bool rested: false

    readonly property string result: {
        if (dead.length > 0)
            return qsTr("Fields not felt: %1").arg(dead.length);
        return tone === "good" ? qsTr("Every field was felt") : qsTr("Every field was felt, but a still finger trembles");
    }
    readonly property string advice: {
        if (!over)
            return qsTr("Over these words, the edges and the corners, too. Felt: %1 of %2. %3 s left", "fields felt, all fields, seconds").arg(touched.length).arg(columns * rows).arg(secondsLeft);
        return tone === "good" ? qsTr("The touch panel is in order.") : qsTr("Clean the glass and its edges, then test again. If it stays so, call the service.");
    }

    // One finger at a time: the next begins a line of its own.
    function report(came: bool): void {
        const at = finger.point.scenePosition;
        rested = false;
        resting.restart();
        Terminal.tap("touch_at", `${Math.round(at.x)} ${Math.round(at.y)}${came ? " down" : ""}`);
    }

    whole: true
    heading: title.words
    spoken: heading

    StaffTouchGrid {
        anchors.fill: parent
        columns: screen.columns
        rows: screen.rows
        touched: screen.touched
        dead: screen.dead
    }

    PointHandler {
        id: finger
        enabled: !screen.over
        target: null
        onActiveChanged: if (active)
            screen.report(true)
        onPointChanged: if (active)
            screen.report(false)
    }

    Timer {
        id: resting
        interval: 5000
        running: !screen.over
        onTriggered: screen.rested = true
    }

    // Below it the glass feels as everywhere.
    Card {
        id: card
        anchors.horizontalCenter: parent.horizontalCenter
        y: Math.round((parent.height - height) * 0.46)
        width: Math.min(parent.width - 2 * Theme.margin, Theme.mm(Theme.wide ? 210 : 220))
        height: words.height + 2 * Theme.mm(Theme.wide ? 5 : 8)
        color: screen.over && screen.tone !== "good" ? Theme.warmTint : Theme.card
        border.color: screen.over && screen.tone !== "good" ? Theme.warm : Theme.accent
        border.width: Theme.mm(0.8)

        Column {
            id: words
            anchors.centerIn: parent
            width: parent.width - 2 * Theme.padding
            spacing: Theme.mm(2)

            Prose {
                id: title
                room: parent.width
                centred: true
                words: screen.over ? screen.result : qsTr("Draw over the whole glass with one finger")
                color: screen.over && screen.tone !== "good" ? Theme.warm : Theme.ink
                font.pixelSize: Theme.lead
                font.bold: true
            }

            Prose {
                room: parent.width
                words: screen.advice
                centred: true
                color: screen.over && screen.tone !== "good" ? Theme.warm : Theme.muted
                font.pixelSize: Theme.caption
                font.features: {
                    "tnum": 1
                }
            }

            // Room above the keys.
            Item {
                width: 1
                height: Theme.mm(3)
                visible: keys.visible
            }

            Row {
                id: keys
                anchors.horizontalCenter: parent.horizontalCenter
                visible: screen.over || screen.rested
                spacing: Theme.gap

                QuietButton {
                    objectName: "again"
                    width: Math.max(implicitWidth, Theme.mm(56))
                    visible: screen.over
                    text: qsTr("Test again")
                    onActivated: Terminal.tap("look_again", "")
                }

                QuietButton {
                    objectName: "close"
                    width: Math.max(implicitWidth, Theme.mm(56))
                    text: screen.over ? qsTr("Back") : qsTr("End the test")
                    onActivated: Terminal.tap("back", "")
                }
            }
        }
    }
}
