import QtQuick
import Yima
import Yima.Components

// Staff's manual: the list of its pages, or one of them.
Page {
    id: screen

    // "": the list.
    required property string topic
    required property list<string> topics
    required property list<string> titles
    required property string title
    required property var text

    readonly property bool opened: topic !== ""
    readonly property real start: header.height + Theme.gap

    heading: header.title

    StaffHeader {
        id: header
        width: parent.width
        icon: "icons/staff-manual"
        title: screen.opened ? screen.title : StaffPages.titleOf("manual")
        above: screen.opened ? StaffPages.titleOf("manual") : ""
    }

    // It stays where it was while one of its pages is read.
    StaffManualList {
        y: screen.start
        width: screen.width
        height: screen.height - y
        visible: !screen.opened
        topics: screen.topics
        titles: screen.titles
    }

    StaffManualPage {
        y: screen.start
        width: screen.width
        height: screen.height - y
        visible: screen.opened
        topic: screen.topic
        blocks: screen.opened ? screen.text : []
    }
}
