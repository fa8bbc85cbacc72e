pragma Singleton
import QtQuick

// The mirror in which a code may just have been seen: whence it flies to the card, once.
QtObject {
    property Item mirror: null
}
