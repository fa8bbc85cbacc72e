pragma ComponentBehavior: Bound
import QtQuick
import Yima
import Yima.Components

// Any page of maintenance mode, or an item of one: what it shows and what can be done, as values
// (kiosk.maintenance.sheet). What is typed or asked about stands in the place of both.
Page {
    id: screen

    required property string page
    required property var title
    required property var sections
    required property string picture
    required property var query
    required property int number
    required property int count
    required property var busy
    required property bool waiting
    required property var said
    required property bool good
    required property string troubleTitle
    required property string troubleAdvice
    required property string troubleNumber
    required property var typing
    required property string typed
    required property var asking
    required property bool item

    readonly property bool isTyping: typing.keys !== undefined
    readonly property bool asked: typeof asking === "string"
    readonly property bool plain: !isTyping && !asked
    readonly property string name: StaffPages.titleOf(page)
    readonly property string own: typeof title === "string" ? title : ""

    heading: header.title
    spoken: ""
    place: `${page} ${item} ${number}`
    scrolled: sheet
    offers: ["look_again", "search", "confirm", "page", ...(asked ? ["back"] : [])]
    focus: true

    // A keyboard on the bench says the same as the keys.
    Keys.onPressed: event => {
        if (!isTyping || event.isAutoRepeat || event.modifiers & (Qt.ControlModifier | Qt.AltModifier | Qt.MetaModifier))
            return;
        if (event.key === Qt.Key_Backspace || event.key === Qt.Key_Delete)
            Terminal.tap("erase", "");
        else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
            Terminal.tap("confirm", "");
        else if (event.text.length === 1 && event.text >= " ")
            Terminal.tap("type", event.text);
        else
            return;
        event.accepted = true;
    }

    StaffHeader {
        id: header
        y: Theme.mm(Theme.wide ? 3 : 0)
        width: parent.width
        icon: StaffPages.rows[screen.page]?.icon ?? ""
        title: screen.own !== "" ? screen.own : screen.name
        above: screen.own !== "" && screen.own !== screen.name ? screen.name : ""

        StaffDots {
            anchors.verticalCenter: parent.verticalCenter
            objectName: "waiting"
            visible: screen.waiting && !awaited.visible
        }

        IconButton {
            objectName: "lookAgain"
            anchors.verticalCenter: parent.verticalCenter
            visible: screen.plain
            framed: true
            icon: "icons/staff-again"
            name: qsTr("Look again")
            onActivated: Terminal.tap("look_again", "")
        }
    }

    Column {
        id: banners
        anchors.top: header.bottom
        anchors.topMargin: height > 0 ? Theme.mm(6) : 0
        width: parent.width
        spacing: Theme.mm(4)

        StaffBanner {
            objectName: "trouble"
            width: parent.width
            tone: "bad"
            text: screen.troubleTitle === "" ? "" : `${screen.troubleTitle}\u00a0·\u00a0${screen.troubleNumber}`
            detail: screen.troubleAdvice
        }

        StaffBanner {
            objectName: "said"
            width: parent.width
            tone: screen.good ? "good" : "warn"
            text: typeof screen.said === "string" ? screen.said : ""
        }

        StaffBanner {
            objectName: "busy"
            width: parent.width
            working: true
            text: typeof screen.busy === "string" ? screen.busy : ""
        }
    }

    StaffSearch {
        id: search
        anchors.top: banners.bottom
        anchors.topMargin: visible ? Theme.gap : 0
        width: parent.width
        height: visible ? implicitHeight : 0
        visible: screen.plain && typeof screen.query === "string"
        query: visible ? screen.query : ""
    }

    StaffSheet {
        id: sheet
        y: search.y + search.height + Theme.gap
        width: parent.width
        height: parent.height - y
        visible: screen.plain
        sections: screen.sections
        picture: screen.picture
        pageBefore: screen.number > 0
        pageAfter: screen.number + 1 < screen.count
        place: screen.count > 1 ? qsTr("%1 of %2").arg(screen.number + 1).arg(screen.count) : ""
        onTurned: direction => Terminal.tap("page", direction)
    }

    // Nothing is there yet.
    StaffDots {
        id: awaited
        x: Math.round((parent.width - width) / 2)
        y: Math.round(sheet.y + sheet.height * 0.4)
        visible: screen.waiting && screen.sections.length === 0
        scale: 2
    }

    Loader {
        y: sheet.y
        width: parent.width
        height: sheet.height
        active: screen.isTyping
        sourceComponent: StaffTyping {
            typing: screen.typing
            typed: screen.typed
        }
    }

    Loader {
        id: question
        x: Math.round((parent.width - width) / 2)
        y: Math.round(sheet.y + (sheet.height - height) * 0.4)
        width: Math.min(parent.width, Theme.mm(230))
        active: screen.asked && !screen.isTyping
        sourceComponent: StaffAsking {
            question: screen.asked ? screen.asking : ""
        }
    }
}
