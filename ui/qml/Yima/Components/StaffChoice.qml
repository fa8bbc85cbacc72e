import QtQuick
import Yima

// A button of a page. `choice` has the fields of kiosk.maintenance.sheet.Choice.
StaffButton {
    id: button

    required property int section
    required property int number
    required property var choice
    required property ScrollSlice slice

    objectName: `choice_${section}_${number}`
    text: choice.label ?? ""
    primary: choice.primary ?? false
    // Money goes back, or all who wait are sent away.
    grave: ["reverse", "restart"].includes(choice.task)
    on: choice.on ?? false
    onActiveFocusChanged: if (activeFocus)
        slice.reveal()
    onActivated: slice.whole ? Terminal.tap("choose", `${section} ${number}`) : slice.reveal()
}
