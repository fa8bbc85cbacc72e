"""The house typeface: one family for Chinese and Latin script, and one that goes with it for Arabic."""

from __future__ import annotations

from PySide6.QtGui import QFont, QGuiApplication

# Installed as system packages (fonts-noto-cjk, fonts-noto-ui-core); the others are the same design or
# the system's own. For each sign the first that has it: figures are those of the first.
FAMILIES = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "Microsoft YaHei",
    "Noto Sans Arabic UI",  # drawn for lines no higher than those of Latin script
    "Noto Sans Arabic",
    "sans-serif",
)


def use_house_font() -> None:
    """Make it the application's font. Does not enumerate the system's fonts, which is slow."""
    font = QFont()
    font.setFamilies(FAMILIES)
    font.setStyleHint(QFont.StyleHint.SansSerif)
    QGuiApplication.setFont(font)
