import QtQuick
import Yima

// "张*明，上午好": by masked name, or without one.
Heading {
    id: greeting

    required property string who
    required property string partOfDay

    readonly property string wish: {
        switch (partOfDay) {
        case "morning":
            return qsTr("Good morning");
        case "afternoon":
            return qsTr("Good afternoon");
        default:
            return qsTr("Good evening");
        }
    }

    // Lines may break within Chinese anywhere; among Latin words a name that is broken in two is no name.
    readonly property string whole: Theme.latin ? [...who].join("\u2060") : who

    words: who === "" ? wish : qsTr("%1, %2", "greeting, name").arg(wish).arg(whole)
}
