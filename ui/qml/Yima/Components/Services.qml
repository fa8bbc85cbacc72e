pragma Singleton
import QtQuick

// What a service is called and drawn as: one row for each value of kiosk.services.access.ServiceId that has a
// tile on the home screen. `fact` is what is known of it (kiosk.session.screens.Tile), or what it is for.
QtObject {
    id: services

    readonly property var rows: ({
            "checkin": {
                "icon": "icons/service-checkin",
                "title": qsTr("Sign in"),
                "fact": tile => tile.count > 1 ? qsTr("%1 appointments today").arg(tile.count) : Figures.own(tile.detail)
            },
            "queue": {
                "icon": "icons/service-queue",
                "title": qsTr("Your turn"),
                "fact": tile => tile.detail === "" ? qsTr("How long it takes, where to go") : qsTr("Your number: %1").arg(Figures.kept(tile.detail.replace(" ", "\u00a0")))
            },
            "pay": {
                "icon": "icons/service-pay",
                "title": qsTr("Pay bills"),
                "fact": tile => tile.count < 0 ? qsTr("See what is open, and pay") : tile.count === 1 ? qsTr("1 bill") : qsTr("%1 bills").arg(tile.count)
            },
            "reports": {
                "icon": "icons/service-reports",
                "title": qsTr("Reports"),
                "fact": tile => tile.count > 0 ? qsTr("%1 new").arg(tile.count) : qsTr("Read and print")
            }
        })
}
