"""Text as a slip printer sees it: what may reach it, how wide it is, where a line may break.

Widths are in columns of font A: 1 for ASCII (12 dots), 2 for a character of the Chinese font
(24 dots), whose code in GB18030 has two bytes. What that font does not hold is drawn as a picture
(`raster`) in cells of the same widths.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

MAX_CHARACTERS = 240
"""Longest text printed of one field: a guard against a field that would use up the roll."""

_TO_SPACE = frozenset({"Cc", "Zl", "Zp", "Zs"})
_DROPPED = frozenset({"Cf", "Cs"})  # bidi overrides, joiners; surrogates have no GB18030 code
_NOT_FIRST = frozenset("，。、；：！？）》」』】〉〕’”…％,.;:!?)]}%")
_NOT_LAST = frozenset("（《「『【〈〔‘“([{")
_CHINESE = 2  # columns
_LATIN_END = 0x250  # end of Latin Extended-B


def clean(text: str) -> str:
    """`text` without anything that is not a visible character or a single inner space.

    Hospital strings are foreign input: an ESC or GS in one would be a command to the printer.
    """
    kept: list[str] = []
    for char in unicodedata.normalize("NFC", text):
        category = unicodedata.category(char)
        if category in _TO_SPACE:
            kept.append(" ")
        elif category in _DROPPED or _is_variation_selector(char):
            continue
        elif not unicodedata.combining(char) or (kept and kept[-1] != " "):
            kept.append(char)  # a mark that stands on nothing would take a space for its letter
    result = " ".join("".join(kept).split())
    if len(result) > MAX_CHARACTERS:
        return result[: MAX_CHARACTERS - 1] + "…"
    return result


def is_clean(text: str) -> bool:
    """Whether `text` holds nothing that `clean` would take out; runs of spaces are allowed."""
    return all(
        char == " " or unicodedata.category(char) not in _TO_SPACE | _DROPPED for char in text
    )


def in_printer_font(text: str) -> bool:
    """Whether the printer's own fonts hold every character: ASCII and GBK.

    GB18030 has a code for all of Unicode, but the fonts end with GBK. Accented Latin letters are in
    GBK as full-width pinyin letters, which tear a name apart: they count as missing.
    """
    return all(_in_font(char) for char in text)


def width(text: str) -> int:
    """Columns that `text` takes at size 1."""
    return sum(map(_char_width, text))


def clusters(text: str) -> Iterator[str]:
    """The characters of `text`, each with the combining marks that follow it."""
    cluster = ""
    for char in text:
        if cluster and not unicodedata.combining(char):
            yield cluster
            cluster = ""
        cluster += char
    if cluster:
        yield cluster


def wrap(text: str, columns: int) -> list[str]:
    """Lines of at most `columns` columns that together hold all of `text` but spaces at breaks.

    As few lines as possible, of much the same width, so that no single character is left over. Breaks
    between words, after a hyphen and between Chinese characters, but not between a number or letter
    and the Chinese after it ("3层"), before closing punctuation or after an opening bracket; inside a
    word only when it is wider than a line.
    """
    if columns < _CHINESE:
        raise ValueError("a line must hold at least one Chinese character")
    units = list(_units(text))
    lines = _fill(units, columns)
    narrower = columns - 1
    while narrower >= _widest_unit(units) and len(closer := _fill(units, narrower)) == len(lines):
        lines = closer
        narrower -= 1
    return lines


def _fill(units: list[tuple[str, str]], columns: int) -> list[str]:
    lines: list[str] = []
    line = ""
    for space, unit in units:
        joined = line + space + unit if line else unit
        if width(joined) <= columns:
            line = joined
            continue
        if line:
            lines.append(line)
        *full, line = _broken(unit, columns)
        lines.extend(full)
    return [*lines, line] if line else lines


def _widest_unit(units: list[tuple[str, str]]) -> int:
    return max((width(unit) for _, unit in units), default=0)


def _is_variation_selector(char: str) -> bool:
    return "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"


def _is_accented_latin(char: str) -> bool:
    return not char.isascii() and ord(char) < _LATIN_END and char.isalpha()


def _in_font(char: str) -> bool:
    if char.isascii():
        return True
    if _is_accented_latin(char):
        return False
    try:
        return char.encode("gbk") == char.encode("gb18030")
    except UnicodeEncodeError:
        return False


def _char_width(char: str) -> int:
    if char.isascii() or _is_accented_latin(char):
        return 1
    if unicodedata.combining(char):
        return 0
    if _in_font(char):
        return _CHINESE
    return _CHINESE if unicodedata.east_asian_width(char) in "WF" else 1


def _units(text: str) -> Iterator[tuple[str, str]]:
    """Pieces that no line breaks inside, each with the space before it ("" or " ")."""
    space, unit = "", ""
    for cluster in clusters(text):
        if cluster == " ":
            if unit:
                yield space, unit
            space, unit = " ", ""
        elif unit and _may_break(unit, cluster):
            yield space, unit
            space, unit = "", cluster
        else:
            unit += cluster
    if unit:
        yield space, unit


def _may_break(before: str, cluster: str) -> bool:
    last = before[-1]
    if cluster[0] in _NOT_FIRST or last in _NOT_LAST:
        return False
    if last == "-":
        return len(before) > 1
    if width(cluster) == _CHINESE:
        return not (last.isascii() and last.isalnum())
    return width(last) == _CHINESE


def _broken(unit: str, columns: int) -> list[str]:
    pieces = [""]
    for cluster in clusters(unit):
        if width(pieces[-1]) + width(cluster) > columns:
            pieces.append("")
        pieces[-1] += cluster
    return pieces
