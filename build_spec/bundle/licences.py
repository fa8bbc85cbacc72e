"""The folder `licences/`: what the authors of everything in a bundle want to be read with it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from importlib.metadata import Distribution
from pathlib import Path
from typing import Final

from build_spec.bundle.native import Native

_NAMES: Final = re.compile(
    r"(licen[cs]e|copying|copyright|notice|authors|third.?party)", re.IGNORECASE
)
_LARGEST: Final = (
    2_000_000  # bytes; no licence is as long, a list of all of somebody's parts may be nearly
)

_TEXTS: Final = Path(__file__).parent / "texts"
"""Licences of packages whose wheels bring none."""

QT_NOTE: Final = """\
Qt and Qt for Python (PySide6, Shiboken6), version {version}
=============================================================

This program uses Qt and Qt for Python under the GNU Lesser General Public License, version 3. They are shared
libraries of their own, below _internal/PySide6 and _internal/shiboken6, as the Qt Company published them but for two:
libicudata has a part of the data, and FFmpeg is built from Debian's sources with fewer formats. You may
replace them with builds of yours of the same series: put them in the place of these files. The program then says of
itself that it is not as the vendor signed it, and goes on.

You may take Qt's parts apart to find out how such replacing goes wrong, as the licence grants.

Texts of LGPL-3.0 and GPL-3.0: LGPL-3.0.txt and GPL-3.0.txt beside this file. Sources of Qt, of Qt for Python and of
FFmpeg (LGPL-2.1 or later), which Qt Multimedia and OpenCV use: from their authors, by these versions, and from the
vendor of this program on request for three years after the last terminal of this version was delivered.
"""


def gather(
    folder: Path, distributions: Iterable[Distribution], natives: Iterable[Native], own: Path
) -> list[str]:
    """Write the folder; `own`: the program's licence. Returns names of distributions that bring no text.

    Of those a text that was got from their authors is taken (`texts/`), and what they say of themselves,
    with the licence by its name.
    """
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(own, folder / "LICENSE.txt")
    silent = []
    for each in sorted(distributions, key=lambda one: one.name.lower()):
        texts = list(texts_of(each))
        own_folder = folder / "python" / f"{each.name}-{each.version}"
        for text in texts:
            _put(text, own_folder / _flat(text, each))
        if not texts:
            _put_said(each, own_folder)
            if not _put_texts(each, own_folder):
                silent.append(each.name)
        if each.name.lower() == "pyside6_essentials":
            _qt(folder / "qt", each.version)
    for native in natives:
        _put(native.copyright_file, folder / "debian" / native.name / "copyright")
    return silent


def texts_of(distribution: Distribution) -> Iterable[Path]:
    """Files of a distribution that look like licences, by name."""
    for file in distribution.files or ():
        if _NAMES.search(file.name) and file.suffix not in {".py", ".pyc", ".pyi", ".so"}:
            path = Path(str(distribution.locate_file(file)))
            if path.is_file() and path.stat().st_size <= _LARGEST:
                yield path


def _put_said(distribution: Distribution, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    said = distribution.read_text("METADATA") or ""
    (folder / "METADATA.txt").write_text(said, encoding="utf-8")


def _put_texts(distribution: Distribution, folder: Path) -> bool:
    """Whether a text of theirs is kept here, or they are Qt's, whose texts lie in `qt/`."""
    name = distribution.name.lower()
    text = _TEXTS / f"{name}.txt"
    if text.is_file():
        _put(text, folder / "LICENSE.txt")
    return text.is_file() or name.startswith(("pyside6", "shiboken6"))


def _flat(text: Path, distribution: Distribution) -> str:
    root = Path(str(distribution.locate_file("")))
    parts = text.relative_to(root).parts if text.is_relative_to(root) else (text.name,)
    return "-".join(part for part in parts[1:] if part != "licenses") or text.name


def _put(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _qt(folder: Path, version: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "README.txt").write_text(QT_NOTE.format(version=version), encoding="utf-8")
    for name in ("LGPL-3", "GPL-3", "LGPL-2.1"):
        _put(
            Path("/usr/share/common-licenses") / name,
            folder / f"{name}.0.txt".replace("2.1.0", "2.1"),
        )
