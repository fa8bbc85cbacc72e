"""How an adapter's methods answer: what ended the errand becomes the value the port promises."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from kiosk.hospital.parse import Rejected
from kiosk.reasons import Failure

P = ParamSpec("P")
S = TypeVar("S")
T = TypeVar("T")


def answered(method: Callable[Concatenate[S, P], T]) -> Callable[Concatenate[S, P], T | Failure]:
    """Return the `Failure` that `method` was rejected with."""

    @functools.wraps(method)
    def answer(self: S, /, *args: P.args, **kwargs: P.kwargs) -> T | Failure:
        try:
            return method(self, *args, **kwargs)
        except Rejected as rejected:
            return rejected.failure

    return answer
