pragma Singleton
import QtQuick
import Yima.Codes

// Pictures of codes, lent as the camera's mirrors are and for the same reason. One on the screen that
// goes, one on the screen that comes, and one to spare.
QtObject {
    id: pictures

    readonly property QrPicture first: QrPicture {}
    readonly property QrPicture second: QrPicture {}
    readonly property QrPicture third: QrPicture {}
    property var spare: [first, second, third]

    // Null where all are lent.
    function lend(place: Item): QrPicture {
        const picture = spare.pop() ?? null;
        if (picture !== null)
            picture.parent = place;
        return picture;
    }

    // Whose code it was is nobody's to see any more.
    function takeBack(picture: QrPicture): void {
        picture.text = "";
        picture.parent = null;
        spare.push(picture);
    }
}
