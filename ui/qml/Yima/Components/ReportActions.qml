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

    readonly property bool beside: !Theme.wide && original.visible && paper.visible

    spacing: Theme.gap

    TroubleNotice {
        width: parent.width
        title: actions.troubleTitle
        advice: actions.troubleAdvice
        brief: actions.brief
        number: actions.troubleNumber
    }

    Notice {
        width: parent.width
        visible: text !== ""
        prominent: false
        calm: actions.mark === "printed"
        icon: actions.mark === "printed" ? "icons/printed" : "icons/care"
        text: {
            if (actions.mark === "printed")
                return actions.printedOn === "" ? qsTr("Printed before. For another copy please ask at the desk.") : qsTr("Printed on %1. For another copy please ask at the desk.").arg(Dates.moment(actions.printedOn));
            return actions.mark === "in_doubt" ? qsTr("This report may have been printed. Please ask at the desk.") : "";
        }
    }

    ScrollButtons {
        width: parent.width
        visible: Theme.wide && actions.steered.steers
        scroller: actions.steered
    }

    Item {
        width: parent.width
        height: actions.beside ? paper.height : (paper.visible ? paper.height : 0) + (original.visible ? original.height : 0) + (paper.visible && original.visible ? Theme.gap : 0)
        visible: paper.visible || original.visible

        QuietButton {
            id: original
            objectName: "form"
            width: actions.beside ? Math.round((parent.width - Theme.gap) * 0.38) : parent.width
            height: actions.beside ? paper.height : implicitHeight
            visible: actions.hasForm
            text: qsTr("Hospital's original")
            onActivated: Terminal.tap("show_form", "")
        }

        PrimaryButton {
            id: paper
            objectName: "print"
            anchors.right: parent.right
            y: actions.beside || !original.visible ? 0 : original.height + Theme.gap
            width: actions.beside ? parent.width - original.width - Theme.gap : parent.width
            visible: actions.canPrint && ["none", "new"].includes(actions.mark)
            text: qsTr("Print this report")
            onActivated: Terminal.tap("print", "")
        }
    }
}
