import QtQuick
import Yima
import Yima.Components

// This terminal cannot serve; others and the desk can. It resumes by itself.
Page {
    id: screen

    required property string title
    required property string advice
    required property string number
    required property string next
    required property bool quoted

    heading: title
    spoken: qsTr("%1. %2", "what happened, what to do").arg(title).arg(advice)

    Verdict {
        id: verdict
        anchors.fill: parent
        picture: "illustrations/out-of-service"
        title: screen.title
        advice: screen.advice
        number: screen.number

        Ways {
            width: parent.width
            visible: !Theme.large
            mostSide: Theme.mm(Theme.wide ? 52 : 76)
            model: [
                {
                    picture: "illustrations/other-terminal",
                    words: qsTr("Another terminal")
                },
                {
                    picture: "illustrations/ask-desk",
                    words: qsTr("The service desk")
                }
            ]
        }
    }
}
