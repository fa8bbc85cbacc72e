"""Two languages that nobody speaks, for the gallery and the tests: never offered to patients.

Each text of the sources is made about 40 % longer than English, with accents above and below, and put
in brackets. A text that is too long for its place is seen to be cut off; one without brackets was
never given to the translator. The second is written from right to left.
"""

from __future__ import annotations

import re
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTranslator

from ui.translations import compile_translations, update_translations

if TYPE_CHECKING:
    from ui.stage import Stage


# As other software names its pseudo-languages: a language Qt knows, in a country that is none.
LONG = "en_XA"
RIGHT_TO_LEFT = "ar_XB"
PSEUDO_LANGUAGES = (LONG, RIGHT_TO_LEFT)

_LONGER = 1.4
_ACCENTED = str.maketrans("AEIOUYCDNSZaeiouycdnsz", "ÅÊÏÕÜÝÇĎÑŞŽåêïõüýçďñşž")
_VOWEL = re.compile(r"[ÅÊÏÕÜÝåêïõüý]")
# %1, %L1, %n and {fact} are filled in later.
_PLACEHOLDER = re.compile(r"(%n|%L?\d+|\{\w*\})")
_FILLING = "žêş"
_WORD = re.compile(r"[^\W\d_]+")
# A right-to-left mark on both sides, and letters that run against their own direction.
_TURNED = "\u200f\u202e{}\u202c\u200f"


def lengthened(text: str) -> str:
    """In brackets, with accents, 40 % longer: vowels doubled, and words added if that is not enough."""
    if not text.strip():
        return text
    pieces = _PLACEHOLDER.split(text)
    missing = round(len(text) * _LONGER) - len(text) - len("[]")
    for index in range(0, len(pieces), 2):  # what is between the placeholders
        piece = pieces[index].translate(_ACCENTED)
        doubled = min(max(0, missing), len(_VOWEL.findall(piece)))
        if doubled:
            piece = _VOWEL.sub(r"\g<0>\g<0>", piece, count=doubled)
        pieces[index] = piece
        missing -= doubled
    filling = "".join(f" {_FILLING}" for _ in range(max(0, missing) // (len(_FILLING) + 1)))
    return f"[{''.join(pieces)}{filling}]"


def turned(text: str) -> str:
    """As long, and each word written from right to left."""
    pieces = _PLACEHOLDER.split(lengthened(text))
    for index in range(0, len(pieces), 2):
        pieces[index] = _WORD.sub(lambda word: _TURNED.format(word[0]), pieces[index])
    return "".join(pieces)


def teach(stage: Stage) -> None:
    """Both pseudo-languages can be shown on this stage from now on."""
    for language in _WRITTEN:
        stage.languages.add(language, _translator(language))


_WRITTEN = {LONG: lengthened, RIGHT_TO_LEFT: turned}


@cache
def _translator(language: str) -> QTranslator:
    """Of every text that the sources have now.

    From a file, as any other: Qt asks for translations from threads that the GUI thread waits for, and
    one written in Python would never get the interpreter there.
    """
    translator = QTranslator()
    with tempfile.TemporaryDirectory(prefix="yima-") as folder:
        ts = Path(folder, f"yima_{language}.ts")
        update_translations(ts)
        _fill(ts, _WRITTEN[language])
        compile_translations(ts, ts.with_suffix(".qm"))
        if not translator.load(str(ts.with_suffix(".qm"))):
            raise OSError(f"{language} was not compiled")
    return translator


def _fill(ts: Path, write: Callable[[str], str]) -> None:
    tree = ET.parse(ts)  # noqa: S314 - made here
    for message in tree.getroot().iter("message"):
        translation = message.find("translation")
        if translation is not None:
            translation.attrib.pop("type", None)
            translation.text = write(message.findtext("source", ""))
    tree.write(ts, "utf-8", xml_declaration=True)
