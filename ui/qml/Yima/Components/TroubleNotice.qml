pragma ComponentBehavior: Bound
import QtQuick
import Yima

// Why the last attempt came to nothing, what to do, and small what staff want to know. Rare, so made
// only when there is something to say.
Loader {
    id: loader

    required property string title
    required property string advice
    required property string number
    // Without the advice, where there is no room for it.
    property bool brief: false

    // Too narrow for the number to stand behind the last word.
    readonly property bool narrow: width < Theme.mm(Theme.large ? 160 : 130)

    active: title !== ""
    visible: active
    sourceComponent: Notice {
        objectName: "trouble"
        prominent: false
        strong: true
        text: loader.narrow ? loader.title : `${loader.title}\u00a0·\u00a0${loader.number}`
        detail: [loader.brief ? "" : loader.advice, loader.narrow ? loader.number : ""].filter(Boolean).join(" ")
    }
}
