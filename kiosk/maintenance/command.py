"""`yima readiness`: the checks that need no hand, and the report with what is kept of the others.

Exit codes: 0 ready; 1 something fails; 2 settings, arguments or output are wrong; 3 nothing fails, and not
all was checked; 130 and 141 as in `console`.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Final

from kiosk import console
from kiosk.clock import Clock, SystemClock
from kiosk.codes.key_file import KeyFileError
from kiosk.journal import durable_file
from kiosk.maintenance.checks import CheckId, CheckResult, Fact, not_checked
from kiosk.maintenance.readiness import About, Overall, Readiness, as_json, readiness
from kiosk.maintenance.record import CheckRecord
from kiosk.maintenance.software import check_software, installed_version, package_root
from kiosk.maintenance.unattended import run_unattended
from kiosk.maintenance.vendor_key import read_vendor_key
from kiosk.maintenance.wording import CHECKS, OVERALL, VERDICTS
from kiosk.settings import SETTINGS_PATH, Settings, SettingsError, load
from kiosk.settings.maintenance import maintenance_of
from kiosk.trust.distribution.cache import TRUST_FOLDER, TrustCache
from kiosk.trust.distribution.status import Attempt, DistributionStatus, status

_NAME: Final = "yima readiness"
_EXIT: Final = {Overall.PASS: console.DONE, Overall.FAIL: 1, Overall.INCOMPLETE: 3}
_PAPER: Final = "ui.paper.readiness"
"""Named as text: this package imports no Qt."""


def main(argv: Sequence[str]) -> int:
    """Run `yima readiness ARGV...`; the exit code."""
    parser = argparse.ArgumentParser(prog=_NAME, allow_abbrev=False)
    parser.add_argument("--settings", type=Path, default=SETTINGS_PATH, metavar="FILE")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.add_argument(
        "--out", type=Path, metavar="DIR", help="write readiness-ID-DATE.pdf and .json there"
    )
    parser.add_argument("--language", choices=("zh_CN", "en"), default="zh_CN", help="of the PDF")
    try:
        arguments = parser.parse_args(argv)
    except SystemExit as refused:  # argparse has said why, or has shown the help
        return refused.code if isinstance(refused.code, int) else console.UNREADABLE
    return console.run(_NAME, lambda: _run(arguments))


def _run(arguments: argparse.Namespace) -> int:
    try:
        settings = load(arguments.settings, os.environ)
        report = make_report(settings, SystemClock(settings.terminal.zone))
    except SettingsError as error:
        for problem in error.problems:
            console.complain(f"{_NAME}: {problem}")
        return console.UNREADABLE
    except KeyFileError as error:
        console.complain(f"{_NAME}: {error}")
        return console.UNREADABLE
    if arguments.out is not None:
        for path in write_report(report, settings, arguments.out, arguments.language):
            console.complain(f"{_NAME}: {path}")
    text = json.dumps(as_json(report), ensure_ascii=False) if arguments.json else _lines(report)
    print(console.printable(text), flush=True)
    return _EXIT[report.overall]


def make_report(settings: Settings, clock: Clock, root: Path = Path("/")) -> Readiness:
    """Do the checks that need no hand, keep them, and report. Blocks for seconds.

    Raises:
        KeyFileError: the vendor's key that the settings name cannot be used.
    """
    key_file = maintenance_of(settings).vendor_key_file
    vendor_key = None if key_file is None else read_vendor_key(key_file)
    folder = settings.storage.folder
    record = CheckRecord(folder)
    fresh = run_unattended(
        settings,
        clock,
        lambda: trust_status(folder, clock.now()),
        partial(check_software, package_root(), vendor_key, installed_version()),
        root,
    )
    kept = record.results()
    record.keep(fresh)
    return readiness(_about(settings, fresh), clock.now(), kept.values(), fresh)


def trust_status(folder: Path, now: int) -> DistributionStatus:
    """As the terminal's files have it, whether or not it runs."""
    cache = TrustCache(folder / TRUST_FOLDER)
    in_force = cache.in_force()
    return status(in_force.trust if in_force else None, Attempt.read(cache.attempt_file), now)


def write_report(
    report: Readiness, settings: Settings, folder: Path, language: str
) -> tuple[Path, Path]:
    """PDF and JSON, whole or not at all. Raises OSError."""
    made = datetime.fromtimestamp(report.made_at, settings.terminal.zone)
    stem = f"readiness-{report.about.terminal}-{made:%Y-%m-%d}"
    pdf, text = folder / f"{stem}.pdf", folder / f"{stem}.json"
    document: Callable[[Readiness, datetime, str], bytes]
    document = import_module(_PAPER).document_of_its_own
    folder.mkdir(parents=True, exist_ok=True)
    durable_file.replace(pdf, document(report, made, language))
    durable_file.replace(text, json.dumps(as_json(report), ensure_ascii=False, indent=1).encode())
    return pdf, text


def _about(settings: Settings, fresh: Sequence[CheckResult]) -> About:
    software = next(
        (each for each in fresh if each.id is CheckId.SOFTWARE), not_checked(CheckId.SOFTWARE)
    ).facts
    return About(
        settings.terminal.id,
        settings.terminal.hospital,
        str(software.get(Fact.VERSION, installed_version())),
        str(software.get(Fact.DIGEST, "")),
        str(software.get(Fact.SIGNED, "unreadable")),
    )


def _lines(report: Readiness) -> str:
    lines = [
        f"{VERDICTS[each.verdict]:12} {CHECKS[each.id].title}: "
        + ", ".join(f"{name.value} {value}" for name, value in each.facts.items())
        for each in report.results
    ]
    return "\n".join([*(line.rstrip(": ") for line in lines), OVERALL[report.overall]])
