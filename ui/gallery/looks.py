"""How a screen can look: panel, language, theme, text size; all of them, and few that cover them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations, product

from kiosk.session.preferences import ColourTheme, TextSize
from kiosk.session.screens import View
from ui.languages import SOURCE_LANGUAGE, TRANSLATIONS
from ui.pseudo import PSEUDO_LANGUAGES
from ui.samples import as_seen, samples

# Dots of the panel and dots per millimetre: an upright 21.5", a lying 32", a 17" of 5:4.
PANELS = {"1080x1920": 4.03, "1920x1080": 2.71, "1280x1024": 3.79}
UPRIGHT = "1080x1920"

_TRANSLATED = sorted(path.stem.removeprefix("yima_") for path in TRANSLATIONS.glob("yima_*.qm"))
# What patients are offered: the languages of the house first.
LANGUAGES = ("zh_CN", SOURCE_LANGUAGE, *(each for each in _TRANSLATED if each != "zh_CN"))
EVERY_LANGUAGE = (*LANGUAGES, *PSEUDO_LANGUAGES)
ELDER = "elder"  # elder mode has a text size of its own
TEXTS = (*(str(int(size)) for size in TextSize), ELDER)


@dataclass(frozen=True, slots=True)
class Look:
    """`text`: one of TEXTS; `lowered`: the controls low, on an upright panel alone."""

    panel: str = UPRIGHT
    language: str = "zh_CN"
    theme: ColourTheme = ColourTheme.LIGHT
    text: str = "1"
    lowered: bool = False

    @property
    def px_per_mm(self) -> float:
        return PANELS[self.panel]

    @property
    def text_size(self) -> TextSize:
        return TextSize.LARGEST if self.text == ELDER else TextSize(int(self.text))

    @property
    def folder(self) -> str:
        """Where its pictures go: "1080x1920/zh_CN/light/1"."""
        text = f"{self.text}-lowered" if self.lowered else self.text
        return f"{self.panel}/{self.language}/{self.theme}/{text}"

    def of(self, view: View) -> View:
        """The view as it looks; a sample's own voice stays on."""
        elder = self.text == ELDER
        seen = as_seen(
            view,
            language=self.language,
            elder=elder,
            text_size=self.text_size,
            theme=self.theme,
            lowered=self.lowered,
        )
        own = view.preferences
        voice = own.voice or seen.preferences.voice
        return replace(seen, preferences=replace(seen.preferences, voice=voice, volume=own.volume))


def looks(
    panels: Iterable[str] = tuple(PANELS),
    languages: Iterable[str] = EVERY_LANGUAGE,
    themes: Iterable[ColourTheme] = tuple(ColourTheme),
    texts: Iterable[str] = TEXTS,
    lowered: Iterable[bool] = (False, True),
) -> Iterator[Look]:
    """All that these allow. A lying panel knows nothing of `lowered`."""
    for panel, language, theme, text, low in product(panels, languages, themes, texts, lowered):
        if not low or panel == UPRIGHT:
            yield Look(panel, language, theme, text, low)


def everything(chosen: Sequence[Look], only: str = "") -> list[tuple[str, Look]]:
    """Every sample whose name begins so, in each of the chosen looks."""
    names = [name for name in samples() if name.startswith(only)]
    return [(name, look) for look in chosen for name in names]


def covering(only: str = "", languages: Sequence[str] = EVERY_LANGUAGE) -> list[tuple[str, Look]]:
    """A few looks of each sample: it meets every panel, language, theme and text size once at
    least, is lowered once and left as usual on the same panel, and all samples together meet every
    two of them at once.
    """
    rows = _pairwise((tuple(PANELS), tuple(languages), tuple(ColourTheme), TEXTS))
    found = []
    for index, name in enumerate(samples()):
        if name.startswith(only):
            found += [(name, look) for look in _few(rows, index)]
    return found


def _few(rows: Sequence[tuple[str, ...]], index: int) -> Iterator[Look]:
    """From another row on for each sample, those that have something new in them."""
    missing = {(column, value) for row in rows for column, value in enumerate(row)}
    start = index * len(rows) // 7 % len(rows)
    upright = []
    for offset in range(len(rows)):
        panel, language, theme, text = row = rows[(start + offset) % len(rows)]
        new = missing & set(enumerate(row))
        if not new:
            continue
        missing -= new
        look = Look(panel, language, ColourTheme(theme), text)
        if panel == UPRIGHT:
            upright.append(look)
        else:
            yield look
    yield from _some_lowered(upright, first=index % 2)


def _some_lowered(upright: Sequence[Look], first: int) -> Iterator[Look]:
    """Every other one; of one alone, both."""
    if len(upright) == 1:
        yield from (upright[0], replace(upright[0], lowered=True))
        return
    yield from (replace(look, lowered=at % 2 == first) for at, look in enumerate(upright))


@cache
def _pairwise(columns: tuple[tuple[str, ...], ...]) -> list[tuple[str, ...]]:
    """Rows in which every two values of two columns meet; each row is the best of all at its time."""
    every = [tuple(enumerate(row)) for row in product(*columns)]
    missing = {pair for row in every for pair in combinations(row, 2)}
    rows = []
    while missing:
        best = max(every, key=lambda row: len(missing.intersection(combinations(row, 2))))
        missing.difference_update(combinations(best, 2))
        rows.append(tuple(value for _column, value in best))
    return rows
