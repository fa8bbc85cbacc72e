import QtQuick

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

    words: who === "" ? wish : qsTr("%1, %2", "greeting, name").arg(wish).arg(who)
}
