pragma ComponentBehavior: Bound
import QtQuick
import Yima

// How somebody wants the glass. What is chosen is seen at once, here and on the screen behind.
Sheet {
    title: qsTr("Display")
    spoken: qsTr("Here you choose how large the words are, their contrast, and the voice. Touch Done when it suits you.")

    SheetRow {
        id: size
        width: parent.width
        label: Terminal.elder ? qsTr("Text size: the largest") : qsTr("Text size")

        Repeater {
            model: 4

            ChoiceKey {
                id: step

                required property int index

                objectName: `text_size_${index + 1}`
                width: size.share(4)
                enabled: !Terminal.elder
                label: qsTr("Text size %1 of 4").arg(index + 1)
                chosen: Terminal.textSize === index + 1
                onActivated: Terminal.tap("text_size", String(index + 1))

                Label {
                    anchors.centerIn: parent
                    text: qsTr("A", "a sign in the size of the text")
                    color: step.enabled || step.chosen ? Theme.ink : Theme.muted
                    font.pixelSize: Theme.mm([10, 11.6, 13.6, 16][step.index])
                    font.bold: step.chosen
                    Accessible.ignored: true
                }
            }
        }
    }

    SheetRow {
        id: contrast
        width: parent.width
        label: qsTr("Contrast")

        Repeater {
            model: [
                {
                    "theme": "light",
                    "words": qsTr("Standard")
                },
                {
                    "theme": "high_contrast",
                    "words": qsTr("Strong", "contrast")
                },
                {
                    "theme": "dark",
                    "words": qsTr("Dark")
                }
            ]

            ChoiceKey {
                id: swatch

                required property var modelData

                readonly property bool pictured: disc.width + Theme.mm(7) + named.implicitWidth <= width

                objectName: "theme_" + modelData.theme
                width: contrast.share(3)
                label: modelData.words
                chosen: Terminal.theme === modelData.theme
                onActivated: Terminal.tap("theme", modelData.theme)

                Row {
                    anchors.centerIn: parent
                    spacing: Theme.mm(3)

                    ThemeDisc {
                        id: disc
                        anchors.verticalCenter: parent.verticalCenter
                        // The words say it, too.
                        visible: swatch.pictured
                        theme: swatch.modelData.theme
                    }

                    Label {
                        id: named
                        anchors.verticalCenter: parent.verticalCenter
                        width: Math.min(implicitWidth, swatch.width - Theme.mm(4) - (swatch.pictured ? disc.width + Theme.mm(3) : 0))
                        text: swatch.label
                        font.pixelSize: Theme.note
                        fontSizeMode: Text.HorizontalFit
                        minimumPixelSize: Math.ceil(Theme.leastEm * Theme.unit)
                        wrapMode: Text.NoWrap
                        Accessible.ignored: true
                    }
                }
            }
        }
    }

    SheetRow {
        id: sound
        width: parent.width
        visible: Terminal.speaks
        label: qsTr("Voice")

        SwitchKey {
            id: voice
            objectName: "voice"
            width: sound.share(2)
            label: qsTr("Read aloud")
            on: Terminal.voice
            onActivated: Terminal.tap("voice", "")
        }

        VolumeKeys {
            width: sound.share(2)
            height: voice.height
        }
    }

    SheetRow {
        id: reach
        width: parent.width
        label: qsTr("Easier to use")

        SwitchKey {
            objectName: "elder"
            width: reach.share(Theme.wide ? 1 : 2)
            label: qsTr("Larger text")
            on: Terminal.elder
            onActivated: Terminal.tap("elder_mode", "")
        }

        SwitchKey {
            objectName: "lower"
            width: reach.share(2)
            visible: !Theme.wide
            label: qsTr("Lower the buttons")
            on: Terminal.lowered
            onActivated: Terminal.tap("lower", "")
        }
    }

    SheetRow {
        id: tongue
        width: parent.width
        visible: Terminal.languages.length > 2
        label: Theme.wide ? qsTr("Language") : ""

        LanguageKeys {
            room: tongue.room
            columns: Math.min(3, Terminal.languages.length)
        }
    }
}
