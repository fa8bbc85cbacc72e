"""Names of people as a lobby may see them: 张*明 on the screen, the surname on the ticket.

A full name goes in and only a masked one comes out; the adapter keeps nothing else. `full_name` is for
paper, where the hospital's settings want it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from kiosk.text import NAME_LENGTH, clean

# Two-character surnames still borne; anything rarer is shown by its first character only.
_COMPOUND: Final = (
    "欧阳司马上官诸葛东方皇甫尉迟公孙慕容司徒令狐夏侯宇文长孙鲜于闻人万俟赫连澹台端木"
    "南宫独孤轩辕申屠钟离呼延百里东郭南门西门左丘拓跋纳兰即墨达奚司空闾丘公冶太史淳于单于"
)
COMPOUND_SURNAMES: Final = frozenset(map("".join, zip(*[iter(_COMPOUND)] * 2, strict=True)))
_DOTS: Final = "·•・‧"
_STARS: Final = "***"


@dataclass(frozen=True, slots=True)
class PersonName:
    """What is left of a name at the adapter's border."""

    masked: str  # "张*明", "张*", "欧阳*", "J*** S."; "*" when there is no name
    surname: str  # "张", "欧阳", "Smith"; "" when there is no name


def person_name(names: Any) -> PersonName:
    """Read a FHIR `HumanName` list: the official one, else the usual one, else the first."""
    family, given, text = _parts(_preferred(names))
    if _is_han(text) and not _is_han(family):
        family = given = ""  # "Zhang Xiaoming" beside 张小明: the latter is the name
    if _is_han(family or text):
        return _han_name(family, given, text)
    return _latin_name(family, given, text)


def full_name(names: Any) -> str:
    """The whole name as `person_name` understands it: "张小明", "Mary Ann Smith"; "" when there is none."""
    family, given, text = _parts(_preferred(names))
    if _is_han(text) or not family:
        return text or given
    whole = f"{family}{given}" if _is_han(family) else f"{given} {family}"
    return whole.strip()


def doctor_name(display: Any, names: Any) -> str:
    """What the hospital displays, else the surname with 医生 or Dr.; "" when it names none."""
    if shown := clean(display, NAME_LENGTH):
        return shown
    surname = person_name(names).surname
    if "*" in surname:  # no surname to take; and a doctor's name is no secret
        surname = _parts(_preferred(names))[2]
    if not surname:
        return ""
    return f"{surname}医生" if _is_han(surname) else f"Dr. {surname}"


def _preferred(names: Any) -> dict[str, Any]:
    candidates = [n for n in names if isinstance(n, dict)] if isinstance(names, list) else []
    for use in ("official", "usual"):
        for name in candidates:
            if name.get("use") == use:
                return name
    return candidates[0] if candidates else {}


def _parts(name: dict[str, Any]) -> tuple[str, str, str]:
    family = clean(name.get("family"), NAME_LENGTH)
    parts = name.get("given")
    given = [clean(part, NAME_LENGTH) for part in parts] if isinstance(parts, list) else []
    return family, " ".join(filter(None, given)), clean(name.get("text"), NAME_LENGTH)


def _han_name(family: str, given: str, text: str) -> PersonName:
    whole = (family + given).replace(" ", "") if given else (text or family).replace(" ", "")
    if any(dot in whole for dot in _DOTS):
        return _dotted_name(whole)
    surname = family if given or (family and whole.startswith(family) and family != whole) else ""
    if not surname:
        surname = whole[:2] if whole[:2] in COMPOUND_SURNAMES and len(whole) > 2 else whole[:1]  # noqa: PLR2004 - a compound surname has two characters
    rest = whole[len(surname) :]
    masked_rest = "*" if len(rest) <= 1 else "*" * (len(rest) - 1) + rest[-1]
    return PersonName(surname + masked_rest, surname)


def _dotted_name(whole: str) -> PersonName:
    """买买提·阿不都: given name first and no surname; the first character must do on the ticket."""
    masked = whole[0] + "".join(c if c in _DOTS else "*" for c in whole[1:])
    return PersonName(masked, f"{whole[0]}*")


def _latin_name(family: str, given: str, text: str) -> PersonName:
    if not family:
        *before, family = (text or given).split() or [""]
        given = " ".join(before)
    if not family:
        return PersonName("*", "")
    if not given:
        return PersonName(family[0] + _STARS, family)
    return PersonName(f"{given[0]}{_STARS} {family[0]}.", family)


def _is_han(text: str) -> bool:
    return any("\u3400" <= c <= "\u9fff" or "\U00020000" <= c <= "\U0003ffff" for c in text)
