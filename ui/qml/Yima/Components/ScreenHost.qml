pragma ComponentBehavior: Bound
import QtQuick
import Yima

// Shows Terminal.screen with Terminal.props. Components are compiled once; those of later screens
// after the first one is on the glass, so that a change of screens costs its objects only.
FocusScope {
    id: host

    property url folder
    property var components: ({})
    property Page current: null
    property string currentName: ""
    // How far lists are scrolled that the patient may come back to, by screen and place.
    property var places: ({})

    function component(name: string): Component {
        if (!components[name])
            components[name] = Qt.createComponent(`${folder}/${name}Screen.qml`, Component.PreferSynchronous, host);
        return components[name];
    }

    // Compile the screens in the order given, each in its own turn of the event loop.
    function prepare(names: list<string>): void {
        if (names.length === 0)
            return;
        component(names[0]);
        Qt.callLater(host.prepare, names.slice(1));
    }

    function refresh(): void {
        const name = Terminal.screen;
        if (current === null || name !== currentName)
            replace(name);
        else
            for (const key in Terminal.props)
                current[key] = Terminal.props[key];
    }

    function replace(name: string): void {
        const old = current;
        current = null;
        currentName = name;
        if (old) {
            if (old.scrolled)
                places[old.place] = old.scrolled.viewTop;
            // No key or finger that is still down may reach it any more.
            old.enabled = false;
            old.visible = false;
            old.destroy();
        }
        if (name === "")
            return;
        const made = component(name);
        if (made.status !== Component.Ready) {
            Terminal.broken(made.errorString());
            return;
        }
        const properties = Object.assign({
            width: Qt.binding(() => host.width),
            height: Qt.binding(() => host.height)
        }, Terminal.props);
        current = made.createObject(host, properties) as Page;
        if (current === null) {
            Terminal.broken(name);
            return;
        }
        if (current.scrolled && places[current.place] > 0)
            current.scrolled.startAt(places[current.place]);
        appear.restart();
        // What the last patient's screen left in the script engine goes now, not some day.
        if (name === "Attract" || name === "Welcome") {
            places = {};
            Qt.callLater(gc);
        }
    }

    Connections {
        target: Terminal
        function onRevisionChanged(): void {
            host.refresh();
        }
    }
    Component.onCompleted: refresh()

    NumberAnimation {
        id: appear
        target: host.current
        property: "opacity"
        from: 0.3
        to: 1
        duration: Theme.quick
        easing.type: Easing.OutCubic
    }
}
