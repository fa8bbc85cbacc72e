import QtQuick
import Yima.Components

// This terminal cannot serve. It resumes by itself.
Page {
    id: screen

    required property string title
    required property string advice
    required property string number
    required property string next

    heading: title

    Message {
        anchors.fill: parent
        picture: "illustrations/other-terminal"
        title: screen.title
        advice: screen.advice
        number: screen.number
    }
}
