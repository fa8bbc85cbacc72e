"""`yima codes verify` and `yima codes classify`: codes in, one line of judgement each out.

Exit codes: 0 every code was judged, whatever the judgement; 2 something could not be read (a list,
a line that is not UTF-8, no input at all, wrong arguments); 130 interrupted; 141 nobody reads the
output any more.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import re
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from kiosk.codes.classify import Classifier, Kind
from kiosk.codes.input import Unreadable, from_arguments, from_stream
from kiosk.codes.judge import Judge, Judgement
from kiosk.codes.sm2 import Backend
from kiosk.codes.verified import VerifiedCard
from kiosk.codes.verifier import DEFAULT_WINDOW_SECONDS, LONGEST_WINDOW_SECONDS, Verifier
from kiosk.reasons import Code, Failure
from kiosk.trust import revocation, trust_store
from kiosk.trust.reading import Problem
from kiosk.trust.replay import VolatileReplayMemory
from kiosk.trust.revocation import RevocationSet
from kiosk.trust.trust_list import TrustList

_DONE, _UNREADABLE, _INTERRUPTED, _NOBODY_READS = 0, 2, 130, 141
_LARGEST_TIME = 2**53

_OK = "ok"
_REVOCATIONS_UNREADABLE = "revocation_list_unreadable"


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of output."""

    answer: Mapping[str, str | None]
    words: str = ""  # beyond the answer, for people
    was_read: bool = True


def main(argv: Sequence[str]) -> int:
    """Run `yima codes ARGV...` for `verify` and `classify`; the exit code."""
    try:
        arguments = _parser().parse_args(argv)
    except SystemExit as refused:  # argparse has said why, or has shown the help
        return refused.code if isinstance(refused.code, int) else _UNREADABLE
    try:
        lines = _verify(arguments) if arguments.command == "verify" else _classify(arguments)
        return _print_all(lines, as_json=arguments.json)
    except BrokenPipeError:
        # Python flushes once more at exit; give it somewhere to do that.
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _NOBODY_READS
    except KeyboardInterrupt:
        return _INTERRUPTED
    except OSError as error:
        print(f"yima codes: {error.strerror}", file=sys.stderr)
        return _UNREADABLE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="yima codes", allow_abbrev=False)
    commands = parser.add_subparsers(dest="command", required=True)
    verify = commands.add_parser("verify", allow_abbrev=False, help="verify codes offline")
    verify.add_argument("--trust", type=Path, required=True, metavar="ISSUERS.json")
    verify.add_argument("--revoked", type=Path, metavar="FILE.json")
    verify.add_argument(
        "--now", type=_moment, metavar="T", help="the terminal's clock, Unix seconds"
    )
    verify.add_argument(
        "--fetched",
        type=_moment,
        metavar="T",
        help="when the trust list was fetched, Unix seconds (default: now)",
    )
    verify.add_argument(
        "--window",
        type=_window,
        default=DEFAULT_WINDOW_SECONDS,
        metavar="S",
        help="how long a dynamic code stays fresh (default: %(default)s)",
    )
    verify.add_argument(
        "--replay",
        action="store_true",
        help="one terminal for all codes, a session for each (default: a terminal for each)",
    )
    verify.add_argument("--backend", type=Backend, choices=list(Backend), default=Backend.AUTO)
    classify = commands.add_parser(
        "classify", allow_abbrev=False, help="say what kind of code each is"
    )
    classify.add_argument("--social-security-pattern", type=_pattern, metavar="REGEX")
    for command in (verify, classify):
        command.add_argument("--json", action="store_true", help="one JSON object a line")
        command.add_argument(
            "codes", nargs="*", metavar="CODE", help="default: one a line from standard input"
        )
    return parser


def _verify(arguments: argparse.Namespace) -> Iterator[_Line]:
    now = int(time.time()) if arguments.now is None else arguments.now
    fetched = now if arguments.fetched is None else arguments.fetched
    trust = trust_store.load(arguments.trust, fetched_at=fetched)
    if isinstance(trust, Problem):
        yield _no_list(Code.TRUST_LIST_MISSING, trust)
        return
    revoked = revocation.load(arguments.revoked) if arguments.revoked else RevocationSet()
    if isinstance(revoked, Problem):
        yield _no_list(_REVOCATIONS_UNREADABLE, revoked)
        return
    for rejected in trust.rejected:
        print(f"yima codes: left out of the trust list: {rejected.what}", file=sys.stderr)
    judge = _terminal(arguments, trust, revoked)
    for number, code in enumerate(_codes(arguments)):
        if isinstance(code, Unreadable):
            yield _Line(_answer(code.fault), was_read=False)
            continue
        if not arguments.replay:
            judge = _terminal(arguments, trust, revoked)
        with _native_code_silenced():
            judgement = judge.judge(code, now=now, session=f"code {number}")
        yield _judged(judgement)


def _terminal(arguments: argparse.Namespace, trust: TrustList, revoked: RevocationSet) -> Judge:
    verifier = Verifier(
        trust,
        revoked,
        VolatileReplayMemory(),
        window_seconds=arguments.window,
        backend=arguments.backend,
    )
    return Judge(verifier)


def _classify(arguments: argparse.Namespace) -> Iterator[_Line]:
    classifier = Classifier.for_site(social_security_pattern=arguments.social_security_pattern)
    for code in _codes(arguments):
        if isinstance(code, Unreadable):
            yield _Line({"result": code.fault, "kind": None}, was_read=False)
            continue
        kind = classifier.classify(code)
        result = Code.UNRECOGNISED if kind is Kind.UNRECOGNISED else _OK
        yield _Line({"result": result, "kind": kind})


def _codes(arguments: argparse.Namespace) -> Iterator[str | Unreadable]:
    if arguments.codes:
        return from_arguments(arguments.codes)
    # Started with standard input closed, Python has none.
    return from_stream(sys.stdin.buffer if sys.stdin else io.BytesIO())


def _judged(judgement: Judgement) -> _Line:
    match judgement.outcome:
        case VerifiedCard() as card:
            answer = _answer(
                _OK,
                assurance=card.assurance,
                card_id=card.card_id,
                name=card.name or None,
                issuer=card.issuer,
                kind=judgement.kind,
            )
            return _Line(answer, card.issuer_name)
        case Failure(code, facts) as failure:
            told = ", ".join(f"{name}: {value}" for name, value in facts.items())
            words = f"{failure.reason.number} {failure.reason.title}" + (told and f" ({told})")
            return _Line(_answer(code, kind=judgement.kind), words)


def _answer(
    result: str,
    *,
    assurance: str | None = None,
    card_id: str | None = None,
    name: str | None = None,
    issuer: str | None = None,
    kind: str | None = None,
) -> dict[str, str | None]:
    return {
        "result": result,
        "assurance": assurance,
        "card_id": card_id,
        "name": name,
        "issuer": issuer,
        "kind": kind,
    }


def _no_list(result: str, problem: Problem) -> _Line:
    return _Line({**_answer(result), "detail": problem.what}, was_read=False)


def _print_all(lines: Iterator[_Line], *, as_json: bool) -> int:
    exit_code = _DONE
    for line in lines:
        if not line.was_read:
            exit_code = _UNREADABLE
        # Flushed one by one: whoever feeds lines may wait for each answer.
        print(json.dumps(line.answer) if as_json else _for_people(line), flush=True)
    return exit_code


def _for_people(line: _Line) -> str:
    words = "  ".join(filter(None, (*line.answer.values(), line.words)))
    encoding = (sys.stdout and sys.stdout.encoding) or "utf-8"
    return words.encode(encoding, "backslashreplace").decode(encoding)


def _moment(text: str) -> int:
    """Unix seconds from an argument."""
    return _integer(text, _LARGEST_TIME)


def _window(text: str) -> int:
    """A freshness window in seconds from an argument."""
    return _integer(text, LONGEST_WINDOW_SECONDS)


def _pattern(text: str) -> str:
    """A regular expression from an argument."""
    try:
        re.compile(text)
    except re.error as error:
        raise argparse.ArgumentTypeError(f"not a regular expression: {error}") from None
    return text


def _integer(text: str, largest: int) -> int:
    try:
        value = int(text)
    except ValueError:
        raise argparse.ArgumentTypeError("not an integer") from None
    if not 0 <= value <= largest:
        raise argparse.ArgumentTypeError(f"not between 0 and {largest}")
    return value


@contextmanager
def _native_code_silenced() -> Iterator[None]:
    """Keep gmssl_pyx's lines about bad signatures off the standard error (see `sm2`).

    Only right where there is one thread: file descriptor 2 is the whole process's.
    """
    try:
        saved = os.dup(2)
    except OSError:  # it is closed: nothing to keep clean
        yield
        return
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 2)
        os.close(nowhere)
        yield
    finally:
        os.dup2(saved, 2)
        os.close(saved)
