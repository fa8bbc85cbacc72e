"""Settings as rows and buttons of a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import tzinfo
from typing import Final

from kiosk.maintenance.pages.results import when
from kiosk.maintenance.pages.setting_forms import LONGEST, Form, begins_with, is_digits, shown
from kiosk.maintenance.pages.setting_words import LEVELS
from kiosk.maintenance.sheet import Choice, Keys, Row, Section, Task, Tone, Typing
from kiosk.maintenance.words import QT_TRANSLATE_NOOP, Said
from kiosk.settings.layers import Level
from kiosk.settings.limits import TRUSTED
from kiosk.settings.local import TERMINAL
from kiosk.settings.provenance import Origin

AS_IT_IS: Final = QT_TRANSLATE_NOOP("Maintenance", "%1")
_VALUE: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Value"))
_FROM: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "From"))
_SINCE: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Set on"))
_BY: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "By"))
_BY_ITSELF: Final = Said(
    QT_TRANSLATE_NOOP("Maintenance", "The terminal: it did not start otherwise")
)
_BENEATH: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "In place of what is in"))
_ALLOWED: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Allowed here"))
_RANGE: Final = QT_TRANSLATE_NOOP("Maintenance", "%1 to %2")
_COUNTS: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "A change counts"))
_AT_ONCE: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "At once"))
_NEXT_START: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "From the next start on"))
_CHANGE: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Change"))
_CHANGE_TO: Final = QT_TRANSLATE_NOOP("Maintenance", "Change to %1")
_NEW_VALUE: Final = QT_TRANSLATE_NOOP("Maintenance", "New value of %1")
_TAKE_BACK: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "As before the change here"))
_NOT_TYPED: Final = Said(
    QT_TRANSLATE_NOOP(
        "Maintenance", "Cannot be typed here: 'yima settings set', or the site's settings"
    )
)
_FIXED: Final = Said(
    QT_TRANSLATE_NOOP("Maintenance", "Not at the terminal: only in its file or by its site")
)
_TWO: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "With a second person: it says whom to trust"))
_NOTHING: Final = Said(QT_TRANSLATE_NOOP("Maintenance", "Nothing found"))
_NOT_SET: Final = "—"
_LONGEST_VALUE: Final = 24  # characters that stand beside a name


def origin_rows(origin: Origin, zone: tzinfo) -> Iterator[Row]:
    """Its value, and where that comes from."""
    value = shown(origin.value) or _NOT_SET
    short = len(value) <= _LONGEST_VALUE
    yield Row(_VALUE, value if short else "", detail="" if short else value)
    yield Row(_FROM, Said(LEVELS[origin.level]), detail=origin.file)
    if origin.at is not None:
        yield Row(_SINCE, when(origin.at, zone))
    if origin.by is not None:
        yield Row(_BY, _BY_ITSELF) if origin.by == TERMINAL else Row(_BY, detail=origin.by)
    for level in reversed(origin.beneath):
        yield Row(_BENEATH, Said(LEVELS[level]), Tone.QUIET)


def allowed_rows(origin: Origin, form: Form | None, *, at_once: bool) -> Iterator[Row]:
    """`form` None: nobody changes it here. `at_once`: when a change of it counts."""
    if form is None:
        yield Row(_ALLOWED, detail=_FIXED)
        return
    if not form.is_typed:
        yield Row(_ALLOWED, detail=_NOT_TYPED)
    elif form.words:
        yield Row(_ALLOWED, detail=", ".join(form.words))
    elif form.least or form.most:
        yield Row(_ALLOWED, Said(_RANGE, (form.least or "…", form.most or "…")))
    yield Row(_COUNTS, _AT_ONCE if at_once else _NEXT_START)
    if origin.name in TRUSTED:
        yield Row(_TWO, tone=Tone.WARN)


def task_of(name: str) -> Task:
    return Task.CHANGE_KEY_SETTING if name in TRUSTED else Task.CHANGE_SETTING


def choices(origin: Origin, form: Form) -> Iterator[Choice]:
    """The few values that there are, each for a touch; or one to type any."""
    name, task = origin.name, task_of(origin.name)
    label, now = Said(_NEW_VALUE, (name,)), shown(origin.value)
    for word in form.words:
        if word != now:
            typing = Typing(label, Keys.TEXT, len(word), word, len(word))
            yield Choice(task, Said(_CHANGE_TO, (word,)), name, typing)
    if form.is_typed and not form.words:
        begins = begins_with(origin.value)
        digits = form.is_whole and is_digits(begins)
        keys = Keys.DIGITS if digits else Keys.TEXT
        yield Choice(task, _CHANGE, name, Typing(label, keys, LONGEST, begins, 1), primary=True)
    if origin.level is Level.LOCAL:
        yield Choice(task, _TAKE_BACK, name)


def tables(part: Sequence[Origin]) -> Iterator[Section]:
    if not part:
        yield Section(rows=(Row(_NOTHING, tone=Tone.QUIET),))
    for table in dict.fromkeys(each.name.partition(".")[0] for each in part):
        rows = tuple(_row(each) for each in part if each.name.partition(".")[0] == table)
        yield Section(Said(AS_IT_IS, (f"[{table}]",)), rows)


def _row(origin: Origin) -> Row:
    value = shown(origin.value) or _NOT_SET
    short = value if len(value) <= _LONGEST_VALUE else f"{value[: _LONGEST_VALUE - 1]}…"
    tone = Tone.WARN if origin.level is Level.LOCAL else Tone.PLAIN
    key = origin.name.partition(".")[2]
    return Row(key, short, tone, Said(LEVELS[origin.level]), origin.name)
