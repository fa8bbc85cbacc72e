pragma ComponentBehavior: Bound
import QtQuick
import Yima

// What to do, one after the other, with a number before each.
Column {
    id: steps

    required property list<string> words

    spacing: Theme.mm(Theme.wide ? 1.5 : 3)

    Repeater {
        model: steps.words

        Item {
            id: step

            required property int index
            required property string modelData

            width: steps.width
            height: Math.max(disc.height, text.height)
            Accessible.role: Accessible.StaticText
            Accessible.name: `${index + 1} ${modelData}`

            Rectangle {
                id: disc
                anchors.verticalCenter: parent.verticalCenter
                width: Theme.mm(9)
                height: width
                radius: width / 2
                color: Theme.accent

                Label {
                    anchors.centerIn: parent
                    text: step.index + 1
                    color: Theme.accentInk
                    font.pixelSize: Theme.staffNote
                    font.bold: true
                    Accessible.ignored: true
                }
            }

            Label {
                id: text
                anchors.left: disc.right
                anchors.leftMargin: Theme.mm(4)
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                text: step.modelData
                font.pixelSize: Theme.wide ? Theme.staffText : Theme.staffEm(7.2)
                lineHeight: 0.95
                horizontalAlignment: Text.AlignLeft
                Accessible.ignored: true
            }
        }
    }
}
