pragma Singleton
import QtQuick
import Yima.Camera

// The camera's mirrors, lent to whoever shows one. What is made in Python leaves a little behind when it is
// taken down, and the first screen comes on a thousand times a day: so these never are. Three: one on the
// screen that goes, one on the screen that comes, and one to spare.
QtObject {
    id: mirrors

    readonly property CameraMirror first: CameraMirror {
        objectName: "mirror"
    }
    readonly property CameraMirror second: CameraMirror {
        objectName: "mirror"
    }
    readonly property CameraMirror third: CameraMirror {
        objectName: "mirror"
    }
    property var spare: [first, second, third]

    // Null where all are lent.
    function lend(place: Item): CameraMirror {
        const mirror = spare.pop() ?? null;
        if (mirror !== null)
            mirror.parent = place;
        return mirror;
    }

    function takeBack(mirror: CameraMirror): void {
        mirror.feed = null;
        mirror.parent = null;
        spare.push(mirror);
    }
}
