pragma ComponentBehavior: Bound
import QtQuick

// Why the last attempt came to nothing, what to do, and small what staff want to know. Rare, so made
// only when there is something to say.
Loader {
    id: loader

    required property string title
    required property string advice
    required property string number
    // Without the advice, where there is no room for it.
    property bool brief: false

    active: title !== ""
    visible: active
    sourceComponent: Notice {
        objectName: "trouble"
        prominent: false
        strong: true
        text: `${loader.title}\u00a0·\u00a0${loader.number}`
        detail: loader.brief ? "" : loader.advice
    }
}
