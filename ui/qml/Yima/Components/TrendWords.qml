import QtQuick

// A course of values in words. `dots` are values of TrendDot, oldest first.
QtObject {
    id: told

    required property var dots
    required property string usual
    required property string unit

    readonly property var last: dots[dots.length - 1] ?? {}
    readonly property var before: dots[dots.length - 2] ?? null
    readonly property int outside: dots.filter(each => !["none", "normal"].includes(each.flag)).length

    // Facts alone: what they mean is for the doctor.
    readonly property string summary: [latest, ranged].filter(Boolean).join(qsTr(". ", "between sentences"))
    readonly property string latest: {
        if (before === null)
            return qsTr("This is the only value so far");
        if (last.up === before.up)
            return qsTr("The latest value is %1, the same as the one before").arg(Figures.kept(last.value));
        return last.up > before.up ? qsTr("The latest value is %1, higher than the one before").arg(Figures.kept(last.value)) : qsTr("The latest value is %1, lower than the one before").arg(Figures.kept(last.value));
    }
    readonly property string ranged: usual === "" || dots.length < 2 ? "" : outside === 0 ? qsTr("None of the %1 values is out of the usual range").arg(dots.length) : qsTr("Out of the usual range: %1 of %2").arg(outside).arg(dots.length)

    readonly property string whole: [usual === "" ? "" : qsTr("Usual: %1").arg(Figures.kept(usual)), ...dots.map(each => `${Dates.day(each.on)} ${each.value}`)].filter(Boolean).join(", ")
}
