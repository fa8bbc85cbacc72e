import QtQuick
import Yima

// One step of what to do: its number, a picture of it, a few words. While it is lit, the picture shows first
// what there is (`begun`), then what comes of it.
Item {
    id: step

    required property int number
    required property string words
    // "illustrations/step-hold"; and of what there is before, "illustrations/step-hold-before"
    required property string picture
    required property string pictureBefore
    required property real side
    // Words below the picture, not beside it.
    property bool upright: true
    property bool lit: false
    property bool begun: false

    readonly property real inset: Theme.mm(3)
    readonly property bool pictured: upright || side >= Theme.mm(26)
    // Without the picture.
    readonly property real wordsHeight: label.implicitHeight + 2 * inset + (upright ? Theme.mm(2) : 0)

    implicitHeight: upright ? side + wordsHeight : Math.max(side + 2 * inset, wordsHeight)
    Accessible.role: Accessible.StaticText
    Accessible.name: `${number} ${words}`

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: Theme.card
        border.color: Theme.accent
        border.width: Theme.mm(0.8)
        opacity: step.lit ? 1 : 0

        Behavior on opacity {
            NumberAnimation {
                duration: Theme.quick
            }
        }
    }

    Item {
        id: art
        x: step.upright ? Math.round((step.width - width) / 2) : Theme.start(step.width, width, step.inset * 2)
        y: step.upright ? step.inset : Math.round((step.height - height) / 2)
        width: step.side
        height: step.side

        Picture {
            name: step.picture
            side: step.side
            mayBeLate: true
            visible: step.pictured
        }

        Picture {
            // Only where the steps are lit at all.
            name: Theme.quick > 0 ? step.pictureBefore : ""
            side: step.side
            mayBeLate: true
            opacity: step.lit && step.begun ? 1 : 0
            visible: opacity > 0 && step.pictured

            Behavior on opacity {
                NumberAnimation {
                    duration: Theme.quick * 1.5
                }
            }
        }

        Rectangle {
            x: step.pictured ? Theme.start(art.width, width, 0) : Math.round((art.width - width) / 2)
            y: step.pictured ? 0 : Math.round((art.height - height) / 2)
            width: Math.max(Theme.mm(11), number.implicitHeight)
            height: width
            radius: width / 2
            color: Theme.accent
            border.color: Theme.ground
            border.width: Theme.mm(0.8)

            Label {
                id: number
                anchors.centerIn: parent
                text: step.number
                color: Theme.accentInk
                font.pixelSize: Theme.note
                font.bold: true
                Accessible.ignored: true
            }
        }
    }

    Label {
        id: label
        x: step.upright ? Theme.mm(1) : Theme.start(step.width, width, art.width + 4 * step.inset)
        y: step.upright ? art.y + art.height + Theme.mm(2) : Math.round((step.height - height) / 2)
        width: step.upright ? step.width - Theme.mm(2) : step.width - Theme.mm(40) - 6 * step.inset
        text: step.words
        font.pixelSize: step.upright ? Theme.caption : Theme.body
        font.bold: true
        lineHeight: 0.95
        horizontalAlignment: step.upright ? Text.AlignHCenter : Text.AlignLeft
        Accessible.ignored: true
    }
}
