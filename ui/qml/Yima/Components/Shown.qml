pragma Singleton
import QtQuick

// Of what Qt decodes from a `data:` address it frees nothing: see ui/shown_pictures.py.
QtObject {
    function address(picture: string): string {
        return picture.startsWith("data:") ? "image://shown/" + picture.slice(5) : picture;
    }
}
