"""What the words themselves must keep to, in the sources and in every language.

`ui.translations --check` says what is missing or behind; this says what is there and wrong.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

from kiosk.reasons import CATALOGUE

REASONS = "Reasons"  # the context of kiosk.reasons


@dataclass(frozen=True, slots=True)
class Message:
    context: str
    source: str
    comment: str  # tells two uses of the same words apart
    translation: str
    state: str  # "", "unfinished", "obsolete" or "vanished"


def messages(ts: Path) -> Iterator[Message]:
    """Everything in a .ts file."""
    for context in ET.parse(ts).getroot().iter("context"):  # noqa: S314 - our own file
        for message in context.iter("message"):
            translation = message.find("translation")
            yield Message(
                context=context.findtext("name", ""),
                source=message.findtext("source", ""),
                comment=message.findtext("comment", ""),
                translation="" if translation is None else translation.text or "",
                state="" if translation is None else translation.get("type", ""),
            )


def faults(ts: Path) -> list[str]:
    """One line each; empty where all is well."""
    there = list(messages(ts))
    return [*_gone(there), *_twofold(there), *_ragged(there), *_unfillable(there)]


def _gone(there: list[Message]) -> Iterator[str]:
    for each in there:
        if each.state in {"obsolete", "vanished"}:
            yield f"no source says {each.source!r} ({each.context})"
    known = {words for reason in CATALOGUE.values() for words in (reason.title, reason.advice)}
    for each in there:
        if each.context == REASONS and each.source not in known:
            yield f"no reason says {each.source!r}"


def _twofold(there: list[Message]) -> Iterator[str]:
    """The same words, meant in the same way, are said in one way on one screen."""
    said = defaultdict(set)
    for each in there:
        if each.translation:
            said[each.context, each.source, each.comment].add(each.translation)
    for (context, source, _comment), ways in said.items():
        if len(ways) > 1:
            yield f"{source!r} is said in {len(ways)} ways ({context}): {sorted(ways)}"


def _ragged(there: list[Message]) -> Iterator[str]:
    """No space at an end that the source has not."""
    for each in there:
        if each.translation != each.translation.strip() and each.source == each.source.strip():
            yield f"space at an end: {each.translation!r} ({each.context})"


def _unfillable(there: list[Message]) -> Iterator[str]:
    """The words of a reason can be filled in by `str.format_map`, with its facts and no others."""
    for each in there:
        if each.context != REASONS or not each.translation:
            continue
        try:
            same = _fields(each.translation) == _fields(each.source)
        except ValueError:
            same = False
        if not same:
            yield f"cannot be filled in: {each.translation!r}"


def _fields(words: str) -> set[str]:
    return {name for _text, name, _format, _conversion in Formatter().parse(words) if name}
