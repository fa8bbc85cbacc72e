"""`yima codes verify` and `yima codes classify`: codes in, one line of judgement each out.

Every line of standard input gets its line of output, an empty one too: whoever counts lines keeps
the count. With `--json` standard output holds those objects and nothing else; what is wrong with a
list, and remarks on it, go to the standard error.

Exit codes: 0 every code was judged, whatever the judgement; 2 something could not be read (a list,
a line that is not UTF-8, no input at all, wrong arguments); 130 interrupted; 141 nobody reads the
output any more.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kiosk import console
from kiosk.codes import lists, options
from kiosk.codes.classify import Classifier, Kind
from kiosk.codes.input import Unreadable, from_arguments, from_stream
from kiosk.codes.judge import Judge, Judgement, OnlineCode
from kiosk.codes.verified import VerifiedCard
from kiosk.codes.verifier import Verifier
from kiosk.reasons import Code, Failure
from kiosk.trust.reading import Problem
from kiosk.trust.replay import VolatileReplayMemory
from kiosk.trust.revocation import RevocationSet
from kiosk.trust.trust_list import TrustList

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
        arguments = options.parse(argv)
    except SystemExit as refused:  # argparse has said why, or has shown the help
        return refused.code if isinstance(refused.code, int) else console.UNREADABLE
    lines = _verify(arguments) if arguments.command == "verify" else _classify(arguments)
    return console.run("yima codes", lambda: _print_all(lines, as_json=arguments.json))


def _verify(arguments: argparse.Namespace) -> Iterator[_Line]:
    now = int(time.time()) if arguments.now is None else arguments.now
    fetched = now if arguments.fetched is None else arguments.fetched
    trust = lists.load_trust(arguments.trust, fetched_at=fetched)
    if isinstance(trust, Problem):
        _remark("trust list", trust)
        yield _Line(_answer(Code.TRUST_LIST_MISSING), was_read=False)
        return
    revoked = lists.load_revoked(arguments.revoked)
    if isinstance(revoked, Problem):
        _remark("revocations", revoked)
        yield _Line(_answer(_REVOCATIONS_UNREADABLE), was_read=False)
        return
    for remark in trust.remarks:
        _remark("trust list", remark)
    judge = _terminal(arguments, trust, revoked)
    for number, code in enumerate(_codes(arguments)):
        if isinstance(code, Unreadable):
            yield _Line(_answer(code.fault), was_read=False)
            continue
        if not arguments.replay:
            judge = _terminal(arguments, trust, revoked)
        with console.native_stderr_silenced():  # gmssl_pyx tells it of bad signatures, see `sm2`
            judgement = judge.judge(
                code, now=now, session=f"code {number}", clock_suspect=arguments.clock_suspect
            )
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
        case OnlineCode():  # not without a platform, and this command has none
            return _Line(_answer(Code.NEEDS_PLATFORM, kind=judgement.kind))
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


def _remark(what: str, problem: Problem) -> None:
    console.complain(f"yima codes: {what}: {problem.what}")


def _print_all(lines: Iterator[_Line], *, as_json: bool) -> int:
    exit_code = console.DONE
    for line in lines:
        if not line.was_read:
            exit_code = console.UNREADABLE
        # Flushed one by one: whoever feeds lines may wait for each answer.
        print(json.dumps(line.answer) if as_json else _for_people(line), flush=True)
    return exit_code


def _for_people(line: _Line) -> str:
    return console.printable("  ".join(filter(None, (*line.answer.values(), line.words))))
