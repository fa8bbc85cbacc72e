pragma Singleton
import QtQuick

// What a first start is called, where screens of patients' are called by the hospital.
QtObject {
    readonly property string program: qsTr("Setting up this terminal")
}
