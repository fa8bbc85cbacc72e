import QtQuick
import Yima
import Yima.Components

// No phone, or looking for a person.
Page {
    id: screen

    required property string topic
    required property int secondsLeft
    required property bool reader

    readonly property bool noPhone: topic === "no_phone"
    readonly property var without: [...(reader ? [
                {
                    picture: "illustrations/lay-document",
                    words: qsTr("Lay your identity card on the reader of this terminal")
                }
            ] : []),
        {
            picture: "illustrations/paper-card",
            words: qsTr("Hold the code of a printed health card up to the camera")
        },
        {
            picture: reader ? "illustrations/ask-desk" : "illustrations/no-phone",
            words: reader ? qsTr("Nothing with you? We help you at the desk") : qsTr("Or bring your identity card to the desk")
        }
    ]
    readonly property var people: [
        {
            picture: "illustrations/ask-desk",
            words: qsTr("At the service desk in this hall")
        },
        {
            picture: "illustrations/volunteer",
            words: qsTr("Volunteers in this hall help you, too")
        }
    ]

    heading: title.words
    spoken: {
        if (!noPhone)
            return qsTr("We are glad to help. Please go to the desk in this hall, or speak to a volunteer.");
        if (reader)
            return qsTr("No phone? That is fine. Lay your identity card on the reader, hold up a printed health card, or come to the desk.");
        return qsTr("No phone? That is fine. Hold up a printed health card, or come to the desk with your identity card.");
    }

    Heading {
        id: title
        y: Math.round((screen.height - height - ways.height - Theme.mm(12)) * 0.4)
        room: parent.width
        words: screen.noPhone ? qsTr("No phone? That is fine") : qsTr("We are glad to help")
        font.pixelSize: Theme.display * 0.92
        centred: true
    }

    Ways {
        id: ways
        y: title.y + title.height + Theme.mm(12)
        width: parent.width
        room: screen.height - title.height - Theme.mm(14)
        stacked: Theme.large || !Theme.wide
        mostSide: Theme.mm(Theme.wide ? 104 : 88)
        model: screen.noPhone ? screen.without : screen.people
    }
}
