pragma ComponentBehavior: Bound
import QtQuick
import Yima

// The same row everywhere, in the same places: the first at the left edge, the last at the right.
// What the screen itself offers large is left out here.
Item {
    id: bar

    property list<string> offeredAbove: []
    readonly property list<string> shown: Terminal.actions.filter(action => !offeredAbove.includes(action))
    readonly property int columns: {
        if (Theme.wide || shown.length <= 3)
            return Math.max(3, shown.length);
        return Theme.large ? 2 : shown.length;
    }
    readonly property real cell: Math.floor((width - (columns - 1) * Theme.gap) / columns)

    // One button's words may take two lines.
    readonly property real tallest: {
        let height = 0;
        for (let index = 0; index < buttons.count; ++index)
            height = Math.max(height, buttons.itemAt(index)?.implicitHeight ?? 0);
        return height;
    }

    implicitHeight: Math.max(Theme.quietHeight, childrenRect.height)

    function column(index: int): int {
        const last = index === shown.length - 1 && index > 0;
        return last ? columns - 1 : index % columns;
    }

    function label(action: string): string {
        // Where a card is asked about, what comes by itself is going on, not the end.
        const seconds = Terminal.screen === "SwitchCard" ? 0 : Terminal.props.secondsLeft;
        switch (action) {
        case "elder_mode":
            return Terminal.elder ? qsTr("Normal text") : qsTr("Larger text");
        case "no_phone":
            return qsTr("No phone");
        case "staff":
            return qsTr("Ask our staff");
        case "back":
            return qsTr("Back");
        case "services":
            return qsTr("Other services");
        case "finish":
            return seconds > 0 ? qsTr("Finish (%1)", "seconds left").arg(seconds) : qsTr("Finish");
        case "reprint":
            return qsTr("Print again");
        case "retry":
            return qsTr("Try again");
        case "sign_out":
            return qsTr("Leave maintenance");
        default:
            return action;
        }
    }

    Repeater {
        id: buttons
        model: bar.shown

        QuietButton {
            required property string modelData
            required property int index

            objectName: "action_" + modelData
            x: Theme.start(bar.width, width, bar.column(index) * (bar.cell + Theme.gap))
            y: Math.floor(index / bar.columns) * (height + Theme.gap)
            width: bar.cell
            height: bar.tallest
            text: bar.label(modelData)
            chosen: modelData === "elder_mode" && Terminal.elder
            onActivated: Terminal.tap(modelData, "")
        }
    }
}
