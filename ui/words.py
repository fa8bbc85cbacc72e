"""The patient's words for a failure, in the language that is installed."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate

from kiosk.reasons import CATALOGUE, Code, Failure
from ui.languages import SOURCE_LANGUAGE, locale_of

_CONTEXT = "Reasons"
# A date inside a sentence, as each language writes it.
_DATE_FORMATS = {"zh": "yyyy年M月d日", "en": "d MMMM yyyy", "ar": "d MMMM yyyy"}


def words(failure: Failure, language: str) -> tuple[str, str]:
    """Title and advice for `failure`; `language` says how dates among its facts are written.

    A fact that the words need and the failure lacks is a bug and raises KeyError.
    """
    reason = failure.reason
    facts = {name: _readable(fact, language) for name, fact in failure.facts.items()}
    title = _translated(reason.title).format_map(facts)
    advice = _translated(reason.advice).format_map(facts)
    # A hospital may refuse without a word: then the desk knows more.
    return title, advice.strip() or _translated(CATALOGUE[Code.HOSPITAL_REFUSED].advice)


def _translated(source: str) -> str:
    return QCoreApplication.translate(_CONTEXT, source)


def _readable(fact: str | int, language: str) -> str:
    """A fact as words: an ISO 8601 date is written out, all else stays as it is."""
    if not isinstance(fact, str):
        return str(fact)
    try:
        day = date.fromisoformat(fact)
    except ValueError:
        return fact
    written = _DATE_FORMATS.get(language.partition("_")[0], _DATE_FORMATS[SOURCE_LANGUAGE])
    return locale_of(language).toString(QDate(day.year, day.month, day.day), written)
