pragma Singleton
import QtQuick

// What the pages of maintenance mode are called and drawn as, and how the menu groups them: one row for each
// value of kiosk.maintenance.sheet.PageId.
QtObject {
    id: pages

    readonly property var groups: [
        {
            "title": qsTr("Daily work"),
            "pages": ["paper", "service", "glass", "tickets", "payments", "restart"]
        },
        {
            "title": qsTr("Devices"),
            "pages": ["camera", "scanner", "lamp", "identity_reader", "presence", "ticket_printer", "report_printer", "sound", "touch"]
        },
        {
            "title": qsTr("System"),
            "pages": ["network", "trust", "storage", "readiness", "settings", "logs", "badges"]
        },
        {
            "title": qsTr("Audit"),
            "pages": ["audit"]
        },
        {
            "title": qsTr("Your own"),
            "pages": ["pin", "manual"]
        }
    ]

    readonly property var rows: ({
            "paper": row("icons/staff-paper", qsTr("Paper and toner")),
            "service": row("icons/staff-service", qsTr("Out of service")),
            "glass": row("icons/staff-glass", qsTr("Screen and sound")),
            "tickets": row("icons/staff-ticket", qsTr("Tickets")),
            "payments": row("icons/service-pay", qsTr("Open payments")),
            "restart": row("icons/staff-restart", qsTr("Restart")),
            "camera": row("icons/staff-camera", qsTr("Camera")),
            "scanner": row("icons/staff-scanner", qsTr("Barcode scanner")),
            "lamp": row("icons/staff-lamp", qsTr("Lamp")),
            "identity_reader": row("icons/staff-identity", qsTr("Identity card reader")),
            "presence": row("icons/staff-presence", qsTr("Presence sensor")),
            "ticket_printer": row("icons/staff-slip-printer", qsTr("Ticket printer")),
            "report_printer": row("icons/printed", qsTr("A4 printer")),
            "sound": row("icons/voice", qsTr("Sound and speech")),
            "touch": row("icons/staff-touch", qsTr("Touch panel")),
            "network": row("icons/staff-network", qsTr("Network")),
            "trust": row("icons/staff-trust", qsTr("Trust list")),
            "storage": row("icons/staff-storage", qsTr("Machine and disk")),
            "readiness": row("icons/staff-readiness", qsTr("Readiness report")),
            "settings": row("icons/staff-settings", qsTr("Settings")),
            "logs": row("icons/staff-logs", qsTr("Log")),
            "badges": row("icons/staff-badges", qsTr("Badges")),
            "audit": row("icons/staff-audit", qsTr("Audit log")),
            "pin": row("icons/staff-pin", qsTr("Change my PIN")),
            "manual": row("icons/staff-manual", qsTr("Manual"))
        })

    function row(icon: string, title: string): var {
        return {
            "icon": icon,
            "title": title
        };
    }

    function titleOf(page: string): string {
        return rows[page]?.title ?? "";
    }
}
