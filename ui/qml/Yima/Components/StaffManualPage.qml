pragma ComponentBehavior: Bound
import QtQuick
import Yima

// A page of staff's manual. On a wide panel its picture stands beside the words.
Item {
    id: page

    required property string topic
    // As ui/manual.py has them.
    required property var blocks

    readonly property var pictures: blocks.filter(block => block.kind === "picture" && block.picture !== "")
    readonly property bool beside: Theme.wide && pictures.length > 0
    readonly property var below: beside ? blocks.filter(block => block.kind !== "picture") : blocks

    onTopicChanged: list.toTop()

    Scroller {
        id: list
        objectName: "manual"
        x: Theme.start(page.width, width, 0)
        width: page.beside ? Math.round(page.width * 0.56) : page.width
        height: page.height

        Repeater {
            model: page.below

            StaffManualBlock {
                required property var modelData
                required property int index

                width: list.width
                scroller: list
                block: modelData
                leads: index === 0
            }
        }
    }

    Column {
        id: seen
        x: Theme.start(page.width, width, page.width - width)
        width: page.width - list.width - Theme.mm(16)
        visible: page.beside
        spacing: Theme.gap

        Repeater {
            model: page.beside ? page.pictures : []

            StaffManualPicture {
                required property var modelData

                x: Theme.start(seen.width, width, Math.round((seen.width - width) / 2))
                picture: modelData.picture
                words: modelData.words
                room: seen.width
                mostHeight: Math.floor((page.height - (page.pictures.length - 1) * Theme.gap) / page.pictures.length)
            }
        }
    }
}
