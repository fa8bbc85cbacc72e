import QtQuick
import Yima

// The whole glass in cells, which fill as fingers are felt in them. One picture of which only what changes is
// painted: an upright panel has some 900 cells, too many for an item each.
Canvas {
    id: grid

    required property int columns
    required property int rows
    // Numbers of cells, row by row from the upper left corner.
    required property list<int> touched
    required property list<int> dead

    readonly property real across: width / Math.max(1, columns)
    readonly property real down: height / Math.max(1, rows)
    // What each cell is: 0 not felt yet, 1 felt, 2 dead.
    property var states: []
    readonly property var looks: [Theme.card, Theme.usual, Theme.warm, Theme.line, Theme.card]

    function place(cell: int): rect {
        const left = Math.round(cell % columns * across);
        const top = Math.round(Math.floor(cell / columns) * down);
        return Qt.rect(left, top, Math.round((cell % columns + 1) * across) - left, Math.round((Math.floor(cell / columns) + 1) * down) - top);
    }

    // Takes in what is new, and has that painted.
    function follow(): void {
        const now = new Array(columns * rows).fill(0);
        touched.forEach(cell => now[cell] = 1);
        dead.forEach(cell => now[cell] = 2);
        const before = states;
        states = now;
        for (let cell = 0; cell < now.length; ++cell) {
            if (now[cell] !== (before[cell] ?? 0))
                markDirty(place(cell));
        }
    }

    function fill(context: var, cell: int): void {
        const at = place(cell);
        const [open, felt, missed, edge, ink] = looks;
        context.fillStyle = edge;
        context.fillRect(at.x, at.y, at.width, at.height);
        context.fillStyle = [open, felt, missed][states[cell] ?? 0];
        context.fillRect(at.x + 1, at.y + 1, at.width - 2, at.height - 2);
        if (states[cell] === 2)
            cross(context, at, ink);
    }

    // Not by colour alone.
    function cross(context: var, at: rect, ink: color): void {
        const [x, y] = [at.x + at.width / 2, at.y + at.height / 2];
        const arm = 0.28 * Math.min(at.width, at.height);
        context.strokeStyle = ink;
        context.lineWidth = Theme.mm(1);
        context.beginPath();
        context.moveTo(x - arm, y - arm);
        context.lineTo(x + arm, y + arm);
        context.moveTo(x + arm, y - arm);
        context.lineTo(x - arm, y + arm);
        context.stroke();
    }

    renderTarget: Canvas.Image
    onPaint: region => {
        const context = getContext("2d");
        const last = (edge, size, count) => Math.min(count - 1, Math.floor((edge - 0.01) / size));
        for (let row = Math.max(0, Math.floor(region.y / down)); row <= last(region.y + region.height, down, rows); ++row) {
            for (let column = Math.max(0, Math.floor(region.x / across)); column <= last(region.x + region.width, across, columns); ++column)
                fill(context, row * columns + column);
        }
    }
    onTouchedChanged: follow()
    onDeadChanged: follow()
    onLooksChanged: requestPaint()
    onColumnsChanged: requestPaint()
    onRowsChanged: requestPaint()
    Accessible.ignored: true
}
