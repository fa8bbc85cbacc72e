"""`yima trust enrol`, `yima trust status`, `yima trust refresh`: for whoever sets up a terminal.

With `--json` standard output holds one object and nothing else.

Exit codes: 0 it is done, or a list is in force; 1 refused, the refresh failed, or the list is stale
or missing; 2 something could not be read or written, wrong arguments; 130 and 141 as in `console`.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kiosk import console
from kiosk.clock import SystemClock
from kiosk.process import is_of_another_user
from kiosk.trust.distribution import options
from kiosk.trust.distribution.cache import TRUST_FOLDER, BusyError, TrustCache
from kiosk.trust.distribution.outcome import WORDS, RefreshOutcome, RefreshProblem
from kiosk.trust.distribution.repository import Repository
from kiosk.trust.distribution.service import TrustDistribution
from kiosk.trust.distribution.status import (
    Attempt,
    DistributionStatus,
    status,
)
from kiosk.trust.health import TrustState
from kiosk.trust.reading import Problem, read_file

if TYPE_CHECKING:
    from kiosk.settings.fleet_inbox import FleetInbox, FleetStatus

REFUSED: Final = 1
_NAME: Final = "yima trust"


@dataclass(frozen=True, slots=True)
class _Answer:
    """An object for programs, the same in lines for people, and the exit code."""

    content: dict[str, Any]
    lines: tuple[str, ...]
    exit_code: int = console.DONE


def main(argv: Sequence[str]) -> int:
    """Run `yima trust ARGV...`; the exit code."""
    try:
        arguments = options.parse(argv)
    except SystemExit as refused:  # argparse has said why, or has shown the help
        return refused.code if isinstance(refused.code, int) else console.UNREADABLE
    return console.run(_NAME, lambda: _print(arguments))


def _print(arguments: argparse.Namespace) -> int:
    cache = TrustCache(arguments.state / TRUST_FOLDER)
    match arguments.command:
        case "status":
            answer = _status(cache)
        case "enrol":
            answer = _enrol(arguments, cache)
        case _:
            answer = _refresh(arguments, cache)
    text = json.dumps(answer.content) if arguments.json else "\n".join(answer.lines)
    print(text if arguments.json else console.printable(text), flush=True)
    return answer.exit_code


def _status(cache: TrustCache) -> _Answer:
    from kiosk.trust.distribution import enrolment  # noqa: PLC0415 - loads TUF

    in_force = cache.in_force()
    told = status(
        in_force.trust if in_force else None,
        Attempt.read(cache.attempt_file),
        SystemClock().now(),
    )
    data = cache.read_root()
    root = None if data is None else enrolment.read_root(data)
    enrolled = _about(root) if isinstance(root, enrolment.RootFile) else None
    unusable = told.state in {TrustState.MISSING, TrustState.STALE}
    return _Answer(
        {**asdict(told), "root": enrolled},
        (*_in_words(told), *(_fingerprints(enrolled) if enrolled else ("not enrolled",))),
        REFUSED if unusable else console.DONE,
    )


def _enrol(arguments: argparse.Namespace, cache: TrustCache) -> _Answer:
    from kiosk.trust.distribution import enrolment  # noqa: PLC0415 - loads TUF

    content = read_file(arguments.root)
    if isinstance(content, Problem):
        return _refused("unreadable", f"the root file {content.what}", console.UNREADABLE)
    root = enrolment.read_root(content.data)
    if isinstance(root, Problem):
        return _refused("not_a_root", f"no root file to trust: {root.what}")
    if is_of_another_user(arguments.state):
        return _refused("other_user", _OTHER_USER, console.UNREADABLE)
    try:
        result = enrolment.enrol(cache, root, replace=arguments.replace)
    except BusyError:
        return _refused(RefreshProblem.BUSY, WORDS[RefreshProblem.BUSY])
    about = _about(root)
    answer = _Answer(
        {"result": result, **about},
        (_ENROLLED[result], *_fingerprints(about)),
        REFUSED if result == enrolment.Enrolment.OTHER_ROOT else console.DONE,
    )
    if answer.exit_code != console.DONE or arguments.repository is None:
        return answer
    refreshed = _refresh(arguments, cache)
    return _Answer(
        {**answer.content, "refresh": refreshed.content},
        (*answer.lines, *refreshed.lines),
        refreshed.exit_code,
    )


def _refresh(arguments: argparse.Namespace, cache: TrustCache) -> _Answer:
    if is_of_another_user(arguments.state):
        return _refused("other_user", _OTHER_USER, console.UNREADABLE)
    repository = Repository(arguments.repository, ca_file=arguments.ca)
    try:
        inbox = _inbox(getattr(arguments, "settings", None))
    except ValueError as error:
        return _refused("settings", str(error), console.UNREADABLE)
    distribution = TrustDistribution(cache.folder, repository, SystemClock(), site_files=inbox)
    distribution.open()
    with console.native_stderr_silenced():  # gmssl_pyx tells it of bad signatures, see `sm2`
        outcome = distribution.refresh_now()
    told = distribution.status
    content = {**_result(outcome), "version": told.version, "state": told.state}
    lines = (_outcome_in_words(outcome), *_in_words(told))
    if inbox is not None and outcome.problem is None:
        content["settings"] = asdict(inbox.status) | {"refused": inbox.status.refused is not None}
        lines = (*lines, _settings_in_words(inbox.status))
    return _Answer(content, lines, console.DONE if outcome.problem is None else REFUSED)


def _inbox(path: Path | None) -> FleetInbox | None:
    """For the terminal with this own file. Raises ValueError: it cannot be used."""
    if path is None:
        return None
    from kiosk.settings import SettingsError, load  # noqa: PLC0415 - only where they are asked for
    from kiosk.settings.fleet_inbox import FleetInbox  # noqa: PLC0415 - as above

    try:
        return FleetInbox.of(path, os.environ, load(path, os.environ))
    except SettingsError as error:
        raise ValueError("; ".join(error.problems)) from None


def _settings_in_words(told: FleetStatus) -> str:
    version = "none in force" if told.version is None else f"version {told.version}"
    why = "" if told.problem is None else f"; {told.problem}: {WORDS[told.problem]}"
    refused = "; the newest was refused: `yima settings check`" if told.refused else ""
    return f"settings {version}{why}{refused}"


def _result(outcome: RefreshOutcome) -> dict[str, Any]:
    members = asdict(outcome)
    return {"result": members.pop("problem") or "ok", **members}


_OTHER_USER: Final = "the storage folder belongs to another user: run this as that user"
_ENROLLED: Final = {
    "enrolled": "enrolled",
    "already_enrolled": "enrolled already, with this very root file",
    "other_root": "enrolled with another root file; --replace takes it out of force",
    "replaced": "enrolled; what the root file before it vouched for is out of force",
}


def _refused(result: str, words: str, exit_code: int = REFUSED) -> _Answer:
    return _Answer({"result": result}, (words,), exit_code)


def _about(root: Any) -> dict[str, Any]:
    """Of an `enrolment.RootFile`, whose module loads TUF."""
    return {
        "root_version": root.version,
        "expires": root.expires,
        "expired": root.expires <= SystemClock().now(),
        "threshold": root.threshold,
        "key_ids": list(root.key_ids),
        "sha256": root.sha256,
        "sm3": root.sm3,
    }


def _fingerprints(about: dict[str, Any]) -> tuple[str, ...]:
    """For two people on a telephone: in groups of four."""
    late = "  EXPIRED: only good with a newer one on the server" if about["expired"] else ""
    return (
        f"root    version {about['root_version']}, until {_day(about['expires'])}{late}",
        f"        {about['threshold']} of {len(about['key_ids'])} keys sign:",
        *(f"        {key_id}" for key_id in about["key_ids"]),
        f"SM3     {_grouped(about['sm3'])}",
        f"SHA-256 {_grouped(about['sha256'])}",
        "Compare a fingerprint with the authority's by telephone.",
    )


def _in_words(told: DistributionStatus) -> tuple[str, ...]:
    lines = [f"list    {told.state}"]
    if told.version is not None and told.fetched_at is not None:
        lines[0] += f", version {told.version}, fetched {_moment(told.fetched_at)}"
        lines.append(f"        {told.days_left} days left" + (": LOOK INTO IT" * told.warn))
    if told.last_attempt is not None:
        lines.append(f"tried   {_moment(told.last_attempt)}: {_problem_in_words(told)}")
    return tuple(lines)


def _problem_in_words(told: DistributionStatus | RefreshOutcome) -> str:
    problem = told.last_problem if isinstance(told, DistributionStatus) else told.problem
    if problem is None:
        return "all is well"
    where = " ".join(filter(None, (told.file, str(told.http_status or ""))))
    return f"{problem}: {WORDS[problem]}" + (f" ({where})" if where else "")


def _outcome_in_words(outcome: RefreshOutcome) -> str:
    news = "new" if outcome.changed else "nothing new"
    words = news if outcome.problem is None else _problem_in_words(outcome)
    return f"refresh {words}, {outcome.transferred:,} bytes"


def _grouped(digits: str) -> str:
    return " ".join(digits[n : n + 4] for n in range(0, len(digits), 4))


def _day(moment: int) -> str:
    return datetime.fromtimestamp(moment, UTC).date().isoformat()


def _moment(moment: int) -> str:
    return datetime.fromtimestamp(moment).astimezone().isoformat(sep=" ", timespec="minutes")
