import QtQuick
import Yima

// What can be done with an open report: print it once, see the hospital's original.
Column {
    id: actions

    required property bool hasForm
    required property string mark
    required property string printedOn
    required property bool canPrint
    required property string troubleTitle
    required property string troubleAdvice
    required property string troubleNumber
    required property Scroller steered
    property bool brief: false

    readonly property bool prints: canPrint && ["none", "new"].includes(mark)
    // In elder mode only where there is nothing else to read.
    property bool formOffered: hasForm
    // All of the report is seen at once, if no more room than this is taken from it.
    property bool whole: false
    readonly property real leastHeight: (trouble.active ? trouble.height + spacing : 0) + (known.text !== "" ? known.height + spacing : 0) + (prints ? Theme.primaryHeight : Theme.quietHeight)

    spacing: Theme.gap

    TroubleNotice {
        id: trouble
        width: parent.width
        title: actions.troubleTitle
        advice: actions.troubleAdvice
        brief: actions.brief
        number: actions.troubleNumber
    }

    Notice {
        id: known
        width: parent.width
        visible: text !== ""
        prominent: false
        calm: actions.mark === "printed"
        icon: actions.mark === "printed" ? "icons/printed" : "icons/care"
        text: {
            if (actions.mark === "printed" && Theme.wide && Theme.large && actions.printedOn !== "")
                return qsTr("Printed %1. Copies at the desk.").arg(Dates.moment(actions.printedOn));
            if (actions.mark === "printed")
                return actions.printedOn === "" ? qsTr("Printed before. For another copy please ask at the desk.") : qsTr("Printed on %1. For another copy please ask at the desk.").arg(Dates.moment(actions.printedOn));
            if (actions.mark !== "in_doubt")
                return "";
            return Theme.wide && Theme.large ? qsTr("Perhaps printed: please ask") : qsTr("This report may have been printed. Please ask at the desk.");
        }
    }

    // On an upright panel the original stands beside the buttons that scroll, or beside the one that
    // prints where nothing has to be scrolled.
    Flow {
        id: keys

        readonly property bool beside: !Theme.wide && actions.whole && actions.formOffered && actions.prints
        readonly property real third: Math.round((width - 2 * spacing) / 3)

        width: parent.width
        spacing: Theme.gap

        QuietButton {
            objectName: "form"
            width: Theme.wide || actions.steered.led || (actions.whole && !keys.beside) ? keys.width : keys.third
            height: keys.beside ? Theme.primaryHeight : implicitHeight
            visible: actions.formOffered
            text: qsTr("Hospital's original")
            onActivated: Terminal.tap("show_form", "")
        }

        ScrollButtons {
            width: Theme.wide || !actions.formOffered ? keys.width : keys.width - keys.third - keys.spacing
            // On an upright panel its place is kept, so that what can be read above does not depend on it.
            visible: Theme.wide ? actions.steered.steers : !actions.whole && !actions.steered.led
            // Words that run long.
            stacked: Theme.wide && Theme.large && Theme.latin
            scroller: actions.steered
        }

        PrimaryButton {
            objectName: "print"
            width: keys.beside ? keys.width - keys.third - keys.spacing : keys.width
            visible: actions.prints
            text: qsTr("Print this report")
            onActivated: Terminal.tap("print", "")
        }
    }
}
