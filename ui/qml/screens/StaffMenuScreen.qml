import QtQuick
import Yima
import Yima.Components

// What whoever is in may open.
Page {
    id: screen

    required property string who
    required property list<string> roles
    required property var tiles
    required property bool byRecovery
    required property bool listStale
    required property bool closed
    required property int minutesLeft
    required property string troubleTitle
    required property string troubleAdvice
    required property string troubleNumber

    readonly property string person: byRecovery ? qsTr("By recovery code") : qsTr("Staff %1").arg(who)

    function roleName(role: string): string {
        switch (role) {
        case "operator":
            return qsTr("Operator");
        case "engineer":
            return qsTr("Engineer");
        case "auditor":
            return qsTr("Auditor");
        default:
            return role;
        }
    }

    heading: header.title
    spoken: ""
    scrolled: menu
    place: "menu"

    StaffHeader {
        id: header
        width: parent.width
        icon: "icons/staff-wrench"
        title: screen.roles.map(screen.roleName).join(" · ")
        above: screen.minutesLeft < 0 ? screen.person : qsTr("%1 · ends in %2 min").arg(screen.person).arg(screen.minutesLeft)
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
            objectName: "closed"
            width: parent.width
            tone: "warn"
            text: screen.closed ? qsTr("This terminal is out of service. Open it again under \"Out of service\".") : ""
        }

        StaffBanner {
            objectName: "stale"
            width: parent.width
            tone: "warn"
            text: screen.listStale ? qsTr("The trust list is out of date: a cancelled badge might not be known here. Refresh it to have all pages.") : ""
        }
    }

    StaffTiles {
        id: menu
        y: banners.y + banners.height + Theme.gap
        width: parent.width
        height: parent.height - y
        tiles: screen.tiles
    }
}
