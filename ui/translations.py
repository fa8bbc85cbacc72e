"""Keep resources/translations in step with the sources: Qt Linguist's tools, called with care.

`python -m ui.translations` updates each .ts file from the sources and compiles it to .qm;
`python -m ui.translations --check` changes nothing and says what is behind or unfinished.

Another language is another file: resources/translations/yima_LANGUAGE.ts, begun empty by hand.

Staff read Chinese or English: what only they see (context "Maintenance", and those of components that begin
with "Staff" or "Enrol") is demanded in Chinese, and of another language no more than it has.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from pathlib import Path

from ui.languages import TRANSLATIONS, is_right_to_left

ROOT = Path(__file__).resolve().parents[1]
_PREFIX = "yima_"
# What is filled in: by `arg` in QML, by `format_map` in ui.words.
_PLACEHOLDER = re.compile(r"%L?\d|%n|\{\w+\}")
# Staff's own are in these; English needs no file.
_STAFF_LANGUAGES = ("zh_CN",)
_SEEN_BY_PATIENTS = ("StaffNote",)
_ISOLATE, _END = "\u2068", "\u2069"  # FIRST STRONG ISOLATE, POP DIRECTIONAL ISOLATE
_FROM_THE_RIGHT = "\u200f"  # RIGHT-TO-LEFT MARK


def sources() -> list[Path]:
    """Everything with words in it, in a fixed order."""
    return [
        *sorted((ROOT / "kiosk" / "reasons").glob("*.py")),
        *sorted((ROOT / "kiosk" / "maintenance").rglob("*.py")),
        *sorted((ROOT / "kiosk" / "services" / "maintenance").glob("*.py")),
        *sorted((ROOT / "ui" / "enrol").glob("*.py")),
        *sorted((ROOT / "ui" / "qml").rglob("*.qml")),
    ]


def translation_files() -> list[Path]:
    """The .ts files, one for each language but the sources' own."""
    return sorted(TRANSLATIONS.glob(f"{_PREFIX}*.ts"))


def language_of(ts: Path) -> str:
    """`yima_zh_CN.ts`: "zh_CN"."""
    return ts.stem.removeprefix(_PREFIX)


def update_translations(ts: Path) -> None:
    """Bring `ts` up to the sources: new texts unfinished, texts that are gone dropped.

    No line numbers, so that the file changes only when words do.
    """
    options = ["-silent", "-locations", "none", "-no-obsolete", "-source-language", "en"]
    options += ["-target-language", language_of(ts)]
    _run("lupdate", *options, *map(str, sources()), "-ts", str(ts))


def compile_translations(ts: Path, qm: Path) -> None:
    """Compile `ts` to `qm`; a text without a finished translation stays English.

    In a language written from right to left, what is filled in is kept apart: see `isolated`.
    """
    with tempfile.TemporaryDirectory() as folder:
        prepared, compiled = Path(folder, ts.name), Path(folder, "compiled.qm")
        tree = ET.parse(ts)  # noqa: S314 - our own file
        if is_right_to_left(language_of(ts)):
            for translation in tree.getroot().iter("translation"):
                translation.text = isolated(translation.text or "")
        tree.write(prepared, "utf-8", xml_declaration=True)
        _run("lrelease", "-silent", str(prepared), "-qm", str(compiled))
        # In one go: a program that shows the old one has its file mapped into memory.
        fresh = qm.with_suffix(".new")
        fresh.write_bytes(compiled.read_bytes())
        fresh.replace(qm)


def isolated(text: str) -> str:
    """With each placeholder, and the sign of money before it, in a Unicode isolate.

    Without, two Chinese names in an Arabic sentence would change places. The direction of the sentence
    is said as well: one that begins with a name would be taken for Chinese.
    """
    kept_apart = re.sub(rf"¥?(?:{_PLACEHOLDER.pattern})", rf"{_ISOLATE}\g<0>{_END}", text)
    return text if kept_apart == text else _FROM_THE_RIGHT + kept_apart


def unfinished(ts: Path) -> list[str]:
    """The source texts that have no finished translation, and need one."""
    for_staff_too = language_of(ts) in _STAFF_LANGUAGES
    return [
        source
        for context, source, translation in _messages(ts)
        if not translation and (for_staff_too or not is_for_staff(context))
    ]


def is_for_staff(context: str) -> bool:
    """Whether only staff read what is in this context of Qt Linguist's."""
    return context == "Maintenance" or (
        context.startswith(("Staff", "Enrol")) and context not in _SEEN_BY_PATIENTS
    )


def mismatched(ts: Path) -> list[str]:
    """The source texts whose translation has not the same to be filled in."""
    return [
        source
        for _context, source, translation in _messages(ts)
        if translation and not _same_placeholders(source, translation)
    ]


def _same_placeholders(source: str, translation: str) -> bool:
    wanted, there = (set(_PLACEHOLDER.findall(text)) for text in (source, translation))
    return wanted == there


def _messages(ts: Path) -> Iterator[tuple[str, str, str]]:
    """Context, source and finished translation, or "", of each text."""
    for context in ET.parse(ts).getroot().iter("context"):  # noqa: S314 - our own file
        for message in context.iter("message"):
            translation = message.find("translation")
            done = translation is not None and not translation.get("type")
            text = "" if translation is None or not done else translation.text or ""
            yield context.findtext("name", ""), message.findtext("source", ""), text


def problems() -> list[str]:
    """What is behind or unfinished, one line each; empty when all is well."""
    return [problem for ts in translation_files() for problem in _problems(ts)]


def _problems(ts: Path) -> Iterator[str]:
    language, name = language_of(ts), ts.relative_to(ROOT)
    yield from (f"{language}: not translated: {text!r}" for text in unfinished(ts))
    yield from (f"{language}: not the same to be filled in: {text!r}" for text in mismatched(ts))
    with tempfile.TemporaryDirectory() as folder:
        fresh, qm = Path(folder, ts.name), Path(folder, ts.with_suffix(".qm").name)
        shutil.copyfile(ts, fresh)
        update_translations(fresh)
        if fresh.read_bytes() != ts.read_bytes():
            yield f"{name} is behind the sources"
        compile_translations(ts, qm)
        compiled = ts.with_suffix(".qm")
        if not compiled.exists() or qm.read_bytes() != compiled.read_bytes():
            yield f"{name.with_suffix('.qm')} is behind {ts.name}"


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
    for ts in translation_files():
        update_translations(ts)
        compile_translations(ts, ts.with_suffix(".qm"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
