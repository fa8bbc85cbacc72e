"""What the devices on lines of a GPIO chip share: libgpiod 2, which comes for Linux alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType


def gpiod() -> ModuleType:
    """The library. Raises OSError where there is none."""
    try:
        import gpiod  # noqa: PLC0415 - few terminals have anything on a line
    except ImportError:
        raise OSError("no GPIO here") from None
    return gpiod


@contextmanager
def os_errors() -> Iterator[None]:
    """Of the kernel's errors gpiod turns EINVAL (no such line) and EOPNOTSUPP into types of their own."""
    try:
        yield
    except (ValueError, NotImplementedError):
        raise OSError("not with this line") from None
