import QtQuick
import Yima.Components

// A step of a first start: lines, of which some open, and what can be done.
Page {
    id: screen

    required property var head
    required property var sections
    required property var buttons

    heading: frame.title
    spoken: ""
    scrolled: sheet
    place: frame.title

    EnrolFrame {
        id: frame
        anchors.fill: parent
        head: screen.head
        buttons: screen.buttons

        StaffSheet {
            id: sheet
            anchors.fill: parent
            sections: screen.sections
        }
    }
}
