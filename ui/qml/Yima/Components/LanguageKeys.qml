pragma ComponentBehavior: Bound
import QtQuick
import Yima

// Every language there is, each by its own name in its own script.
Grid {
    id: keys

    required property real room

    columnSpacing: Theme.gap
    rowSpacing: Theme.gap

    Repeater {
        model: Terminal.languages

        ChoiceKey {
            id: key

            required property string modelData

            objectName: "language_" + modelData
            width: Math.floor((keys.room - (keys.columns - 1) * keys.columnSpacing) / keys.columns)
            label: Terminal.languageName(modelData)
            chosen: Terminal.language === modelData
            onActivated: Terminal.tap("language", modelData)

            Label {
                anchors.centerIn: parent
                width: parent.width - Theme.mm(8)
                height: Math.min(implicitHeight, parent.height)
                text: key.label
                font.pixelSize: keys.columns === 1 ? Theme.lead : Theme.caption
                font.bold: key.chosen
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Math.ceil(Theme.leastEm * Theme.unit)
                horizontalAlignment: Text.AlignHCenter
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
        }
    }
}
