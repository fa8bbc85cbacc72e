import QtQuick
import Yima

// Which language: one below the other.
Sheet {
    title: qsTr("Language")
    spoken: qsTr("Choose your language.")

    LanguageKeys {
        width: parent.width
        room: parent.width
        columns: Terminal.languages.length > 4 ? 2 : 1
    }
}
