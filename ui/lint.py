"""qmllint and qmlformat over all QML, as `./run test` and editors should call them.

`python -m ui.lint` exits 1 on any warning or unformatted file; `--fix` formats.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

QML = Path(__file__).with_name("qml")
DOCK_QML = Path(__file__).with_name("demo") / "qml"
# Describes the types that Python registers; never on the import path of the program itself.
LINT_TYPES = QML / "lint"


def files() -> list[Path]:
    return sorted([*QML.rglob("*.qml"), *DOCK_QML.rglob("*.qml")])


def lint() -> str:
    """What qmllint has to say; empty when nothing. `-W 0`: warnings count as errors."""
    imports = [word for path in (QML, LINT_TYPES, DOCK_QML) for word in ("-I", str(path))]
    return _said("qmllint", "-W", "0", *imports, *map(str, files()))


def unformatted() -> list[Path]:
    """The files that qmlformat would change."""
    return [
        path for path in files() if _said("qmlformat", str(path)) != path.read_text(encoding="utf8")
    ]


def fix_format() -> None:
    _said("qmlformat", "-i", *map(str, files()))


def _said(tool: str, *arguments: str) -> str:
    import PySide6  # noqa: PLC0415 - only to find its tools

    program = Path(PySide6.__file__).with_name(tool)
    # In the C locale qmlformat writes question marks for Chinese.
    utf8 = {**os.environ, "LC_ALL": "C.UTF-8"}
    done = subprocess.run(  # noqa: S603 - Qt's own tool on our own files
        [str(program), *arguments], capture_output=True, encoding="utf8", check=False, env=utf8
    )
    if done.returncode and not done.stdout + done.stderr:
        raise RuntimeError(f"{tool} failed with {done.returncode}")
    return done.stdout + done.stderr


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m ui.lint", description=__doc__)
    parser.add_argument("--fix", action="store_true", help="format in place")
    if parser.parse_args(arguments).fix:
        fix_format()
    found = [lint(), *(f"not formatted: {path}\n" for path in unformatted())]
    sys.stderr.writelines(found)
    return 1 if any(found) else 0


if __name__ == "__main__":
    sys.exit(main())
