"""Documents that are written from the code: `docs/EVENTS.md` and `docs/REASONS.md`.

`python -m build_spec.documents` writes them; `--check` exits 1 if one is behind.
"""

from __future__ import annotations

import sys
from pathlib import Path

from kiosk.audit.catalogue import CATALOGUE as EVENTS
from kiosk.reasons import CATALOGUE as REASONS

DOCS = Path(__file__).parents[1] / "docs"


def events() -> str:
    lines = [
        "# Events",
        "",
        "Every line that the event log may hold (`kiosk/audit/catalogue.py`). Fields are numbers,",
        "truth values, members of named enumerations, places in the code, or of a form that has no",
        "room for words (`kiosk/audit/values.py`): never free text. A field with ? may be absent.",
        "",
        "| event | meaning | fields |",
        "| --- | --- | --- |",
    ]
    for event, entry in EVENTS.items():
        fields = ", ".join(
            f"`{name}`{'?' * (name in entry.may_lack)}: {kind.__name__}"
            for name, kind in entry.fields.items()
        )
        lines.append(f"| `{event}` | {entry.meaning} | {fields or 'none'} |")
    return "\n".join([*lines, ""])


def reasons() -> str:
    lines = [
        "# Reasons",
        "",
        "Every expected failure (`kiosk/reasons/`): what the patient reads, what staff read.",
        "",
        "| number | code | for the patient | for staff |",
        "| --- | --- | --- | --- |",
    ]
    for code, reason in REASONS.items():
        patient = f"**{reason.title}.** {reason.advice}"
        lines.append(f"| {reason.number} | `{code}` | {patient} | {reason.staff} |")
    return "\n".join([*lines, ""])


DOCUMENTS = {"EVENTS.md": events, "REASONS.md": reasons}


def main(arguments: list[str]) -> int:
    behind = []
    for name, write in DOCUMENTS.items():
        path, text = DOCS / name, write()
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        behind.append(name)
        if "--check" not in arguments:
            path.write_text(text, encoding="utf-8")
    if behind and "--check" in arguments:
        sys.stderr.write(f"behind the code: {', '.join(behind)}; ./run fmt writes them\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
