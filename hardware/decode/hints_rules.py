"""From what is seen of a code that cannot be read to the likeliest reason. Limits are measured.

They were set on generated frames of codes of 72 to 470 characters at 110 to 620 mm, read beside by
zxing-cpp: a limit lies where reading has become unlikely, for a hint is asked for only when nothing
has been read for a while.
"""

from __future__ import annotations

from hardware.decode.hints_evidence import Patch
from kiosk.devices import ScanHint

_DARK = 45.0  # grey level of the lightest parts
_DIM = 90.0
_FAINT = 60.0  # contrast in grey levels
_FILLS = 0.85  # of the frame's height
_LARGE_AND_CUT = 0.7
_LARGE = 0.62
_TINY = 160.0  # px: 61 modules, those of 300 characters, are 2.6 px each
_SMALL = 250.0  # px: 89 modules, those of 480 characters, are 2.8 px each
_STEEP = 0.62  # shorter through longer side: turned by more than 50 degrees
_BLURRED = 0.28  # softness
_SOFT = 0.15


def explain(patch: Patch) -> ScanHint:
    """The likeliest reason why it is not read; NONE where nothing is wrong with the picture of it."""
    if patch.detail.light < _DARK:
        return ScanHint.TOO_DARK
    if patch.washed_out:
        return ScanHint.OVEREXPOSED
    return _by_place(patch) or _by_detail(patch)


def _by_place(patch: Patch) -> ScanHint | None:
    outline = patch.outline
    if outline.spans or patch.longer >= _FILLS * patch.height:
        return ScanHint.TOO_NEAR
    if outline.edges:
        large = patch.side >= _LARGE_AND_CUT * patch.height
        return ScanHint.TOO_NEAR if large else ScanHint.CUT_OFF
    if patch.side < _TINY:
        return ScanHint.TOO_FAR
    if patch.shorter < _STEEP * patch.longer:
        return ScanHint.TILTED
    return None


def _by_detail(patch: Patch) -> ScanHint:
    detail = patch.detail
    if detail.softness > _BLURRED:
        large = patch.side >= _LARGE * patch.height
        return ScanHint.TOO_NEAR if large else ScanHint.OUT_OF_FOCUS
    if detail.light < _DIM or detail.contrast < _FAINT:
        return ScanHint.TOO_DARK
    if patch.side < _SMALL:
        return ScanHint.TOO_FAR
    return ScanHint.OUT_OF_FOCUS if detail.softness > _SOFT else ScanHint.NONE
