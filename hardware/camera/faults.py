"""Passing on contained exceptions without what they had in their hands."""

from __future__ import annotations

import traceback


def without_locals(error: Exception) -> Exception:
    """The same exception, its place still known, the variables on the way to it cleared.

    They hold the picture of a patient and the text of a code. Its message is left as it is and
    may hold anything: log its type and place only.
    """
    inner: BaseException | None = error
    while inner is not None:
        traceback.clear_frames(inner.__traceback__)
        inner = inner.__cause__ or inner.__context__
    return error
