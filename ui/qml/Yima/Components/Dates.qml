pragma Singleton
import QtQuick
import Yima

// Days and moments of the hospital's clock as each language writes them, in the digits that the rest of
// the screen has.
QtObject {
    id: dates

    // "2026-11-20" or "2026-11-20 16:30"; an empty text stays empty.
    function day(text: string): string {
        return written(text, "yyyy年M月d日", "d MMM yyyy");
    }

    function dayOfYear(text: string): string {
        return written(text, "M月d日", "d MMMM");
    }

    function month(text: string): string {
        return written(text, "yyyy年M月", "MMM yyyy");
    }

    function moment(text: string): string {
        return [day(text), text.slice(11)].filter(Boolean).join(" ");
    }

    function momentOfYear(text: string): string {
        return [dayOfYear(text), text.slice(11)].filter(Boolean).join(" ");
    }

    // Day, month, year is the order of Arabic, too.
    function written(text: string, chinese: string, others: string): string {
        const [year, month, date] = text.slice(0, 10).split("-").map(Number);
        if (!date)
            return "";
        const said = new Date(year, month - 1, date).toLocaleDateString(Qt.locale(Terminal.language), Theme.latin ? others : chinese);
        return said.replace(/[\u0660-\u0669]/g, digit => String(digit.charCodeAt(0) - 0x660));
    }
}
