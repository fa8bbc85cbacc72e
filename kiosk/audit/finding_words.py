"""Findings in words for auditors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kiosk.audit.finding import Finding, Wrong

WORDS: Final[Mapping[Wrong, str]] = {
    Wrong.CHANGED: "the chain does not go on here: this entry was changed, or the one before written anew",
    Wrong.MISSING: "removed",
    Wrong.REORDERED: "not in its place",
    Wrong.REWRITTEN: "the chain is whole, but another than the terminal signed: written anew from here on",
    Wrong.TRUNCATED: "the log ends before them, and the terminal has signed for them",
    Wrong.NO_ANCHOR: "missing at the beginning, and the terminal has not signed for leaving them out",
    Wrong.UNCHAINED: "an entry without a chain: the terminal did not write it",
    Wrong.DAMAGED: "bytes that are no entry, and no loss of power is noted for them",
    Wrong.MISPLACED: "of another day than its file",
    Wrong.OTHER_TERMINAL: "of another terminal",
    Wrong.FORGED_HEAD: "the head for it bears no signature of the key it names",
    Wrong.UNKNOWN_KEY: "the head for it is signed by a key that was not given",
    Wrong.HEAD_REMOVED: "the log has a signed head that the file of heads lacks: that was cut",
    Wrong.EMPTY: "there is nothing at all",
}


def where(finding: Finding) -> str:
    """Which entries, and where they are, or should be."""
    if finding.until > finding.seq:
        place = f"entries {finding.seq} to {finding.until}"
    elif finding.seq:
        place = f"entry {finding.seq}"
    else:
        place = f"after entry {finding.after}" if finding.after else "at the beginning"
    line = f", line {finding.line}" if finding.line else ""
    return f"{place} ({finding.file}{line})" if finding.file else place
