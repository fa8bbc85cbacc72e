"""The house typeface: one family for both scripts."""

from __future__ import annotations

from PySide6.QtGui import QFont, QGuiApplication

# Installed as a system package (fonts-noto-cjk); the others are the same design or the system's own.
FAMILIES = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "Microsoft YaHei",
    "sans-serif",
)


def use_house_font() -> None:
    """Make it the application's font. Does not enumerate the system's fonts, which is slow."""
    font = QFont()
    font.setFamilies(FAMILIES)
    font.setStyleHint(QFont.StyleHint.SansSerif)
    QGuiApplication.setFont(font)
