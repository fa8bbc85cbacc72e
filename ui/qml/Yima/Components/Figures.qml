pragma Singleton
import QtQuick
import Yima

// Words of several origins in one line. On a screen that runs from right to left, figures, units and what
// the hospital calls things keep their own order, and stand in the order of the line.
QtObject {
    id: figures

    // Unicode's isolates (UAX 9): from left to right, or as the text itself begins.
    function kept(text: string): string {
        return Theme.mirrored && text !== "" ? `\u2066${text}\u2069` : text;
    }

    function own(text: string): string {
        return Theme.mirrored && text !== "" ? `\u2068${text}\u2069` : text;
    }

    // Not broken inside, by Unicode's word joiner: a masked name that breaks at its asterisks is two. A short
    // one seldom comes to the end of a line, and stays the text that it is.
    function whole(text: string): string {
        return text.length > 4 ? Array.from(text).join("\u2060") : text;
    }

    // As it is read out.
    function parted(text: string): string {
        return text.replace(/\u2060/g, "");
    }

    // Those that are not empty, one after the other.
    function line(parts: list<string>, between: string): string {
        const said = parts.filter(Boolean).map(figures.own).join(between);
        // Without it, the first word of the line would say which way the line runs.
        return Theme.mirrored && said !== "" ? "\u200f" + said : said;
    }
}
