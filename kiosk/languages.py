"""Languages of the screen, and what is said where something has no words in one of them."""

from __future__ import annotations

from collections.abc import Collection

FALLBACK = "en"
"""What somebody reads who has chosen a language that something has no words in."""


def nearest(language: str, among: Collection[str]) -> str:
    """`language` where it is among those there are, else English, else the first of them.

    Raises ValueError where there are none.
    """
    for each in (language, FALLBACK, *among):
        if each in among:
            return each
    raise ValueError("no languages")
