"""Words of devices and of what a check measured, as the pages of devices show them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kiosk.maintenance.checks import CheckId, Fact, FactValue, Verdict
from kiosk.maintenance.sheet import Row, Tone
from kiosk.maintenance.wording import CHECKS, FACTS, VERDICTS
from kiosk.maintenance.words import QT_TRANSLATE_NOOP, Said

STATE: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "State now"))
_KIND: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Kind"))
ADDRESS: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Address"))
PORT: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Port"))
YES: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Yes"))
NO: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "No"))
AUTOMATIC: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Automatic"))

Worded = tuple[Said | str, Tone]

_TONES: Final[Mapping[Verdict, Tone]] = {
    Verdict.PASS: Tone.GOOD,
    Verdict.WARN: Tone.WARN,
    Verdict.FAIL: Tone.BAD,
    Verdict.NOT_FITTED: Tone.QUIET,
    Verdict.NOT_CHECKED: Tone.QUIET,
}

# The words of `kiosk.devices` and `kiosk.reports.printer`, which facts of a result hold, too.
_WORDS: Final[Mapping[str, tuple[Said, Tone]]] = {
    "none": (Said(QT_TRANSLATE_NOOP("Maintenance", "Not fitted")), Tone.QUIET),
    "ready": (Said(QT_TRANSLATE_NOOP("Maintenance", "Ready")), Tone.GOOD),
    "offline": (Said(QT_TRANSLATE_NOOP("Maintenance", "No connection")), Tone.BAD),
    "error": (Said(QT_TRANSLATE_NOOP("Maintenance", "Fault")), Tone.BAD),
    "paper_low": (Said(QT_TRANSLATE_NOOP("Maintenance", "Little paper left")), Tone.WARN),
    "paper_out": (Said(QT_TRANSLATE_NOOP("Maintenance", "No paper")), Tone.BAD),
    "cover_open": (Said(QT_TRANSLATE_NOOP("Maintenance", "Cover open")), Tone.BAD),
    "jam": (Said(QT_TRANSLATE_NOOP("Maintenance", "Paper jam")), Tone.BAD),
    "wrong_paper": (Said(QT_TRANSLATE_NOOP("Maintenance", "No A4 paper in it")), Tone.BAD),
    "toner_out": (Said(QT_TRANSLATE_NOOP("Maintenance", "No toner")), Tone.BAD),
    "toner_low": (Said(QT_TRANSLATE_NOOP("Maintenance", "Little toner left")), Tone.WARN),
    "stopped": (Said(QT_TRANSLATE_NOOP("Maintenance", "Paused at the printer")), Tone.BAD),
    "printed": (Said(QT_TRANSLATE_NOOP("Maintenance", "Printed")), Tone.PLAIN),
    "not_printed": (Said(QT_TRANSLATE_NOOP("Maintenance", "Not printed")), Tone.PLAIN),
    "unfinished": (Said(QT_TRANSLATE_NOOP("Maintenance", "Broken off")), Tone.PLAIN),
    "partly": (Said(QT_TRANSLATE_NOOP("Maintenance", "Printed in part")), Tone.PLAIN),
    "unknown": (Said(QT_TRANSLATE_NOOP("Maintenance", "Not known")), Tone.PLAIN),
    "starting": (Said(QT_TRANSLATE_NOOP("Maintenance", "Starting")), Tone.WARN),
    "running": (Said(QT_TRANSLATE_NOOP("Maintenance", "Running")), Tone.GOOD),
    "absent": (Said(QT_TRANSLATE_NOOP("Maintenance", "Cannot be opened")), Tone.BAD),
    "silent": (Said(QT_TRANSLATE_NOOP("Maintenance", "Gives no pictures")), Tone.BAD),
    "frozen": (Said(QT_TRANSLATE_NOOP("Maintenance", "Picture stands still")), Tone.BAD),
    "black": (Said(QT_TRANSLATE_NOOP("Maintenance", "Picture is black")), Tone.BAD),
    "on": (Said(QT_TRANSLATE_NOOP("Maintenance", "On")), Tone.GOOD),
    "off": (Said(QT_TRANSLATE_NOOP("Maintenance", "Off")), Tone.PLAIN),
    "failed": (Said(QT_TRANSLATE_NOOP("Maintenance", "Does not switch")), Tone.BAD),
    "unseen": (
        Said(QT_TRANSLATE_NOOP("Maintenance", "Switched, but the camera gave no picture")),
        Tone.WARN,
    ),
    "too_bright": (
        Said(QT_TRANSLATE_NOOP("Maintenance", "Switched, but it is too bright here to see it")),
        Tone.WARN,
    ),
    "idle": (Said(QT_TRANSLATE_NOOP("Maintenance", "Nothing said yet")), Tone.PLAIN),
    "present": (Said(QT_TRANSLATE_NOOP("Maintenance", "Somebody is there")), Tone.GOOD),
}

_OF_ITS_OWN: Final[Mapping[tuple[CheckId, str], tuple[Said, Tone]]] = {
    (CheckId.PRESENCE, "absent"): (
        Said(QT_TRANSLATE_NOOP("Maintenance", "Nobody is there")),
        Tone.GOOD,
    ),
    (CheckId.SOUND, "silent"): (
        Said(QT_TRANSLATE_NOOP("Maintenance", "No speech engine, or it failed")),
        Tone.BAD,
    ),
}

_KINDS: Final[Mapping[str, Said]] = {
    "relay": Said(QT_TRANSLATE_NOOP("Maintenance", "Relay")),
    "gpio": Said(QT_TRANSLATE_NOOP("Maintenance", "GPIO line")),
    "serial": Said(QT_TRANSLATE_NOOP("Maintenance", "Serial line")),
    "keyboard": Said(QT_TRANSLATE_NOOP("Maintenance", "Types as a keyboard")),
}

_PERCENT: Final = frozenset({Fact.DARK_SHARE, Fact.BRIGHT_SHARE})


def of_word(word: str, check: CheckId) -> Worded:
    """A device's state or a job's outcome; a word that is not known is shown as it is."""
    known = _OF_ITS_OWN.get((check, word)) or _WORDS.get(word)
    return (word, Tone.PLAIN) if known is None else known


def of_verdict(verdict: Verdict) -> tuple[Said, Tone]:
    return Said(VERDICTS[verdict]), _TONES[verdict]


def of_check(check: CheckId) -> Said:
    return Said(CHECKS[check].title)


def state_row(word: str, check: CheckId) -> Row:
    words, tone = of_word(word, check)
    return Row(STATE, words, tone)


def kind_row(kind: str) -> Row:
    """How a device hangs on the terminal, as the settings have it."""
    return Row(_KIND, _KINDS.get(kind, kind))


def fact_row(name: Fact, value: FactValue, check: CheckId) -> Row:
    """One thing that a check measured."""
    words = FACTS[name]
    if isinstance(value, bool):
        return Row(Said(words.label), YES if value else NO)
    if isinstance(value, str):
        return Row(Said(words.label), of_word(value, check)[0])
    if name in _PERCENT:
        return Row(Said(words.label), f"{value:.0%}")
    return Row(Said(words.label), f"{value:g} {words.unit}".rstrip())
