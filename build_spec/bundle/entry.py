"""The executable of a bundle: a command of `yima`, or a module of the program as a process of its own.

`yima-kiosk COMMAND ...` is `yima COMMAND ...`; `yima-kiosk -m MODULE ...` is `python -m MODULE ...`, for the
program's own packages alone, so that what starts `sys.executable -m hardware.vision` works unchanged.
"""

from __future__ import annotations

import os
import runpy
import sys

_OWN = frozenset({"hardware", "kiosk", "ui"})
_USAGE = 2


def main() -> int:
    _free_the_children()
    if sys.argv[1:2] == ["-m"]:
        return _module(sys.argv[2:])
    if _is_of_multiprocessing(sys.argv):
        from multiprocessing import freeze_support  # noqa: PLC0415 - nobody else pays for it

        freeze_support()  # does not come back
    from kiosk.__main__ import main as command  # noqa: PLC0415 - the module may be another one

    return command()


def _free_the_children() -> None:
    """The boot loader lets this process find its libraries by LD_LIBRARY_PATH, which the loader has read by now.

    Programs of the system that are started from here (a voice, CUPS) are to find the system's; our own
    executable is to set it for itself anew.
    """
    os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    if before:
        os.environ["LD_LIBRARY_PATH"] = before
    else:
        os.environ.pop("LD_LIBRARY_PATH", None)


def _module(words: list[str]) -> int:
    if not words or words[0].partition(".")[0] not in _OWN:
        sys.stderr.write("yima-kiosk -m: a module of the program, please\n")
        return _USAGE
    sys.argv = words  # run_module puts the file in the place of the name
    runpy.run_module(words[0], run_name="__main__", alter_sys=True)
    return 0


def _is_of_multiprocessing(words: list[str]) -> bool:
    """Only the demo starts such processes."""
    return "--multiprocessing-fork" in words[1:] or (
        "-c" in words[1:] and words[-1].startswith("from multiprocessing.")
    )


if __name__ == "__main__":
    sys.exit(main())
