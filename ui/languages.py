"""The languages of the screen, changed while it is shown."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

SOURCE_LANGUAGE = "en"  # what the sources are written in: needs no file
TRANSLATIONS = Path(__file__).resolve().parents[1] / "resources" / "translations"
_RIGHT_TO_LEFT = frozenset({"ar"})
# Qt takes bare "ar" for Egypt's Arabic, with figures of its own. Hospital numbers are Latin here.
_LOCALES = {"ar": "ar_AE"}


def is_right_to_left(language: str) -> bool:
    """Whether it is written from right to left. The glass asks `Theme.mirrored`."""
    return language.partition("_")[0] in _RIGHT_TO_LEFT


def locale_of(language: str) -> QLocale:
    """How dates are written in it, with the figures 0 to 9."""
    return QLocale(_LOCALES.get(language, language))


class Languages:
    """Installs the translator of one language at a time; each file is read once."""

    def __init__(self, folder: Path = TRANSLATIONS) -> None:
        self._folder = folder
        self._translators: dict[str, QTranslator] = {}
        self._installed: QTranslator | None = None
        self.current = SOURCE_LANGUAGE

    def use(self, language: str) -> bool:
        """Switch to `language` ("zh_CN", "en", "ar"); True when that changed something.

        The caller then has its QML engine retranslate. Raises LookupError for a language that
        has no file.
        """
        if language == self.current:
            return False
        translator = self._translator(language)
        if self._installed is not None:
            QCoreApplication.removeTranslator(self._installed)
        if translator is not None:
            QCoreApplication.installTranslator(translator)
        self._installed = translator
        self.current = language
        return True

    def add(self, language: str, translator: QTranslator) -> None:
        """`language` can be used from now on, with the words of `translator` instead of a file's."""
        self._translators[language] = translator

    def _translator(self, language: str) -> QTranslator | None:
        if language == SOURCE_LANGUAGE:
            return None
        if language not in self._translators:
            translator = QTranslator()
            if not translator.load(f"yima_{language}.qm", str(self._folder)):
                raise LookupError(f"no translation file for {language!r}")
            self._translators[language] = translator
        return self._translators[language]
