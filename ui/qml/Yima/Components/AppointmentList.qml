pragma ComponentBehavior: Bound
import QtQuick
import Yima

// Appointments as large rows, in one column or two. Pages instead of scrolling, and only where they
// do not all fit.
Item {
    id: list

    required property var appointments

    property int page: 0
    property int measured: 0
    readonly property int columns: Theme.wide ? 2 : 1
    readonly property real cell: Math.floor((width - (columns - 1) * Theme.gap) / columns)

    // The height of each grid row: that of its highest appointment.
    readonly property list<real> rowHeights: {
        const heights = [];
        for (let i = 0; i < measured; i++) {
            const row = Math.floor(i / columns);
            heights[row] = Math.max(heights[row] ?? 0, measure.itemAt(i)?.implicitHeight ?? 0);
        }
        return heights;
    }
    readonly property real stack: rowHeights.reduce((sum, each) => sum + each + Theme.gap, -Theme.gap)
    // The first row of each page.
    readonly property list<int> pageStarts: stack <= height ? [0] : starts(height - pager.height - Theme.gap)
    readonly property int firstRow: pageStarts[Math.min(page, pageStarts.length - 1)]
    readonly property int endRow: pageStarts[page + 1] ?? rowHeights.length
    // A few appointments spread out a little.
    readonly property real spread: pageStarts.length > 1 ? 0 : Math.floor(Math.min(Theme.mm(14), (height - stack) / Math.max(1, rowHeights.length)))

    signal chosen(id: string)

    function starts(room: real): list<int> {
        const found = [0];
        let used = 0;
        for (let row = 0; row < rowHeights.length; row++) {
            if (used > 0 && used + rowHeights[row] > room) {
                found.push(row);
                used = 0;
            }
            used += rowHeights[row] + Theme.gap;
        }
        return found;
    }

    Accessible.role: Accessible.List
    onPageStartsChanged: page = 0

    // How high every row would be, before deciding which are shown.
    Item {
        visible: false

        Repeater {
            id: measure
            model: list.appointments
            onItemAdded: list.measured += 1
            onItemRemoved: list.measured -= 1

            AppointmentRow {
                required property var modelData
                appointment: modelData
                width: list.cell
            }
        }
    }

    Grid {
        columns: list.columns
        spacing: Theme.gap

        Repeater {
            model: list.appointments.slice(list.firstRow * list.columns, list.endRow * list.columns)

            AppointmentRow {
                required property var modelData
                required property int index

                objectName: "choose_" + modelData.id
                appointment: modelData
                width: list.cell
                height: list.rowHeights[list.firstRow + Math.floor(index / list.columns)] + list.spread
                onActivated: list.chosen(modelData.id)
            }
        }
    }

    Item {
        id: pager
        anchors.bottom: parent.bottom
        width: parent.width
        height: earlier.implicitHeight
        visible: list.pageStarts.length > 1

        QuietButton {
            id: earlier
            objectName: "earlier"
            width: Math.floor((parent.width - 2 * Theme.gap) / 3)
            visible: list.page > 0
            text: qsTr("Earlier")
            onActivated: list.page -= 1
        }

        Label {
            anchors.centerIn: parent
            width: earlier.width
            text: qsTr("Page %1 of %2").arg(list.page + 1).arg(list.pageStarts.length)
            color: Theme.muted
            font.pixelSize: Theme.caption
            horizontalAlignment: Text.AlignHCenter
        }

        QuietButton {
            objectName: "later"
            anchors.right: parent.right
            width: earlier.width
            visible: list.page < list.pageStarts.length - 1
            text: qsTr("Later")
            onActivated: list.page += 1
        }
    }
}
