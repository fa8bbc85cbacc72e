"""Standard output and standard error, as the commands for people and programs need them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

DONE, UNREADABLE, INTERRUPTED, NOBODY_READS = 0, 2, 130, 141
"""Exit codes: 130 and 141 are those of a shell for SIGINT and SIGPIPE."""


def run(name: str, print_all: Callable[[], int]) -> int:
    """The exit code of `print_all`, or that of an output which failed under it; no traceback.

    Args:
        name: of the command, for the message.
        print_all: prints, and flushes what it prints.
    """
    try:
        return print_all()
    except BrokenPipeError:
        _let_go_of_output()
        return NOBODY_READS
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        _let_go_of_output()
        complain(f"{name}: {error.strerror}")
        return UNREADABLE


@contextmanager
def native_stderr_silenced() -> Iterator[None]:
    """Keep off the standard error what compiled libraries write to file descriptor 2 themselves.

    Only right where there is one thread: the descriptor is the whole process's.
    """
    try:
        kept = os.dup(2)
    except OSError:  # it is closed: nothing to keep clean
        yield
        return
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 2)
        os.close(nowhere)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)


def complain(text: str) -> None:
    """Write a line to the standard error, if there is one: `print` would take the output instead."""
    if sys.stderr is not None:
        with suppress(OSError):
            sys.stderr.write(text + "\n")


def printable(text: str) -> str:
    """`text` as standard output can take it, escapes in place of what its character set lacks."""
    encoding = (sys.stdout and sys.stdout.encoding) or "utf-8"
    return text.encode(encoding, "backslashreplace").decode(encoding)


def _let_go_of_output() -> None:
    """Give Python, which flushes once more at exit, somewhere to do that."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
