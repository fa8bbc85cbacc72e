"""Keep resources/translations in step with the sources: Qt Linguist's tools, called with care.

`python -m ui.translations` updates the .ts file from the sources and compiles it to .qm;
`python -m ui.translations --check` changes nothing and says what is behind or unfinished.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TS = ROOT / "resources" / "translations" / "yima_zh_CN.ts"
QM = TS.with_suffix(".qm")


def sources() -> list[Path]:
    """Everything with words in it, in a fixed order."""
    return [
        *sorted((ROOT / "kiosk" / "reasons").glob("*.py")),
        *sorted((ROOT / "ui" / "qml").rglob("*.qml")),
    ]


def update_translations(ts: Path = TS) -> None:
    """Bring `ts` up to the sources: new texts unfinished, texts that are gone dropped.

    No line numbers, so that the file changes only when words do.
    """
    options = "-silent -locations none -no-obsolete -source-language en -target-language zh_CN"
    _run("lupdate", *options.split(), *map(str, sources()), "-ts", str(ts))


def compile_translations(ts: Path = TS, qm: Path = QM) -> None:
    """Compile `ts` to `qm`; a text without a finished translation stays English."""
    _run("lrelease", "-silent", str(ts), "-qm", str(qm))


def unfinished(ts: Path = TS) -> list[str]:
    """The source texts that have no finished translation."""
    texts = []
    for message in ET.parse(ts).getroot().iter("message"):  # noqa: S314 - our own file
        translation = message.find("translation")
        if translation is None or translation.get("type") or not translation.text:
            texts.append(message.findtext("source", ""))
    return texts


def problems() -> list[str]:
    """What is behind or unfinished, one line each; empty when all is well."""
    found = [f"not translated: {text!r}" for text in unfinished()]
    with tempfile.TemporaryDirectory() as folder:
        ts, qm = Path(folder, TS.name), Path(folder, QM.name)
        shutil.copyfile(TS, ts)
        update_translations(ts)
        if ts.read_bytes() != TS.read_bytes():
            found.append(f"{TS.relative_to(ROOT)} is behind the sources")
        compile_translations(TS, qm)
        if not QM.exists() or qm.read_bytes() != QM.read_bytes():
            found.append(f"{QM.relative_to(ROOT)} is behind {TS.name}")
    return found


def _run(tool: str, *arguments: str) -> None:
    import PySide6  # noqa: PLC0415 - only to find its tools

    program = Path(PySide6.__file__).with_name(tool)
    subprocess.run([str(program), *arguments], check=True, capture_output=True, text=True)  # noqa: S603 - Qt's own tool, no outside input


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m ui.translations", description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 on a problem")
    if parser.parse_args(arguments).check:
        found = problems()
        sys.stderr.writelines(f"{line}\n" for line in found)
        return 1 if found else 0
    update_translations()
    compile_translations()
    return 0


if __name__ == "__main__":
    sys.exit(main())
