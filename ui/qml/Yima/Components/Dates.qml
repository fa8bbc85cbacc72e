pragma Singleton
import QtQuick
import Yima

// Days and moments of the hospital's clock as each language writes them.
QtObject {
    id: dates

    // "2026-11-20" or "2026-11-20 16:30"; an empty text stays empty.
    function day(text: string): string {
        return written(text, Theme.latin ? "d MMM yyyy" : "yyyy年M月d日");
    }

    function dayOfYear(text: string): string {
        return written(text, Theme.latin ? "d MMMM" : "M月d日");
    }

    function month(text: string): string {
        return written(text, Theme.latin ? "MMM yyyy" : "yyyy年M月");
    }

    function moment(text: string): string {
        return [day(text), text.slice(11)].filter(Boolean).join(" ");
    }

    function momentOfYear(text: string): string {
        return [dayOfYear(text), text.slice(11)].filter(Boolean).join(" ");
    }

    function written(text: string, format: string): string {
        const [year, month, date] = text.slice(0, 10).split("-").map(Number);
        if (!date)
            return "";
        return new Date(year, month - 1, date).toLocaleDateString(Qt.locale(Terminal.language), format);
    }
}
