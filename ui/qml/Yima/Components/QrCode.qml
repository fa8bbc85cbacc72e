pragma ComponentBehavior: Bound
import QtQuick
import Yima.Codes

// A QR code as large as `room` dots allow; its implicit size is what it takes of them. A text that no code
// can hold leaves it empty: `drawn` is false.
Item {
    id: code

    required property string text
    required property real room
    property QrPicture picture: null
    readonly property bool drawn: picture?.drawn ?? false

    implicitWidth: picture?.implicitWidth ?? 0
    implicitHeight: picture?.implicitHeight ?? 0
    Accessible.role: Accessible.Graphic
    Component.onCompleted: picture = QrPictures.lend(code)
    // At the end of the program they may be gone before this is.
    Component.onDestruction: {
        if (picture !== null)
            QrPictures?.takeBack(picture);
    }

    Bound {
        name: "text"
        value: code.text
    }

    Bound {
        name: "room"
        value: code.room
    }

    Bound {
        name: "width"
        value: code.width
    }

    Bound {
        name: "height"
        value: code.height
    }

    // A property of the picture that is lent, as long as it is.
    component Bound: Binding {
        required property string name

        target: code.picture
        when: code.picture !== null
        property: name
        restoreMode: Binding.RestoreNone
    }
}
