import QtQuick
import Yima
import Yima.Components

// A page of the hospital's own document, whole or enlarged.
Page {
    id: screen

    required property string title
    required property int page
    required property int pages
    required property string image

    property bool enlarged: false

    heading: caption.words
    spoken: [qsTr("This is the hospital's original."), enlarged ? qsTr("Move it with the four arrows.") : qsTr("To see it larger, touch Enlarge."), qsTr("To go back to the report, touch Back at the bottom.")].join(" ")
    spokenPrivately: [title, pages > 1 ? where.text : ""].filter(Boolean).join(qsTr(". ", "between sentences"))

    onPageChanged: view.toStart()

    Heading {
        id: caption
        x: Theme.start(screen.width, width, 0)
        y: Theme.mm(2)
        room: screen.width - (screen.pages > 1 ? where.width + Theme.gap : 0)
        words: screen.title
        font.pixelSize: Theme.lead
    }

    Label {
        id: where
        x: Theme.start(screen.width, width, screen.width - width)
        y: caption.y + Math.round((caption.height - height) / 2)
        width: Math.min(implicitWidth, screen.width * 0.3)
        visible: screen.pages > 1
        text: qsTr("Page %1 of %2").arg(screen.page + 1).arg(screen.pages)
        color: Theme.muted
        font.pixelSize: Theme.caption
        horizontalAlignment: Text.AlignRight
    }

    FormView {
        id: view
        objectName: "form"
        x: Theme.start(screen.width, width, 0)
        y: Math.max(caption.y + caption.height, where.y + where.height) + Theme.mm(Theme.wide ? 2 : 5)
        width: Theme.wide ? screen.width - controls.width - Theme.gap : screen.width
        height: (Theme.wide ? screen.height : controls.y - Theme.gap) - y
        image: screen.image
        enlarged: screen.enlarged
    }

    Grid {
        id: controls

        readonly property real cell: Theme.wide ? Theme.mm(Theme.large ? 84 : 78) : Math.floor((screen.width - 2 * spacing) / 3)

        x: Theme.start(screen.width, width, screen.width - width)
        y: screen.height - height
        columns: Theme.wide ? 1 : 3
        spacing: Theme.gap

        QuietButton {
            objectName: "previous"
            width: controls.cell
            // In its place even where it cannot be used, so that the next one stays where it was.
            opacity: enabled ? 1 : 0
            enabled: screen.page > 0
            visible: screen.pages > 1
            text: qsTr("Previous page")
            onActivated: Terminal.tap("page", "previous")
        }

        QuietButton {
            objectName: "enlarge"
            width: screen.pages > 1 || Theme.wide ? controls.cell : screen.width
            icon: screen.enlarged ? "icons/smaller" : "icons/larger"
            text: screen.enlarged ? qsTr("Whole page") : qsTr("Enlarge")
            onActivated: screen.enlarged = !screen.enlarged
        }

        QuietButton {
            objectName: "next"
            width: controls.cell
            opacity: enabled ? 1 : 0
            enabled: screen.page < screen.pages - 1
            visible: screen.pages > 1
            text: qsTr("Next page")
            onActivated: Terminal.tap("page", "next")
        }
    }
}
