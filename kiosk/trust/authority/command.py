"""`yima trust`: the authority's tools, see `options` for what each takes.

Exit codes: 0 done; 2 could not be done, the standard error says why; 3 done as far as the keys here go:
metadata waits for further signatures; 130 interrupted; 141 nobody reads the output any more.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, redirect_stderr
from pathlib import Path

from kiosk import console
from kiosk.trust.authority import (
    keyfile,
    passphrases,
    release_commands,
    report,
    site_commands,
)
from kiosk.trust.authority.command_input import entry_of, read_ctis
from kiosk.trust.authority.cosign import Paper
from kiosk.trust.authority.errors import AuthorityError
from kiosk.trust.authority.keyring import Passphrases
from kiosk.trust.authority.metadata import Wanting
from kiosk.trust.authority.options import parse
from kiosk.trust.authority.policy import ROLES, KeyPlan, KeyPlans, Lifetimes, Policy
from kiosk.trust.authority.repository import Repository
from kiosk.trust.authority.rotation import Change, NewKey

WAITS = 3
"""Exit code: what was asked for waits for more signatures."""

_STDERR = 2
_DAY = 86_400
_HOUR = 3_600


def main(argv: Sequence[str]) -> int:
    """Run `yima trust ARGV...`; the exit code."""
    try:
        arguments = parse(argv)
    except SystemExit as refused:  # argparse has said why, or has shown the help
        return refused.code if isinstance(refused.code, int) else console.UNREADABLE
    if arguments.now is None:
        arguments.now = int(time.time())
    run = _COMMANDS[arguments.command]

    def guarded() -> int:
        try:
            with _native_stderr_silenced():
                exit_code = run(arguments)
        except AuthorityError as error:
            console.complain(f"yima trust: {error}")
            return console.UNREADABLE
        except OSError as error:
            if error.filename is None:  # the output, most likely, and `console.run` knows of that
                raise
            console.complain(f"yima trust: {error.filename}: {error.strerror}")
            return console.UNREADABLE
        return exit_code

    return console.run("yima trust", guarded)


def _init(arguments: argparse.Namespace) -> int:
    try:
        plans = KeyPlans(*(_plan(arguments, role) for role in ROLES))
        lifetimes = Lifetimes(*(_DAY * getattr(arguments, f"{role}_days") for role in ROLES))
        policy = Policy(lifetimes, arguments.refresh_seconds, _DAY * arguments.grace_days)
    except ValueError as error:
        raise AuthorityError(str(error)) from None
    Repository.create(
        arguments.home,
        _passphrases(arguments, new=True),
        now=arguments.now,
        policy=policy,
        plans=plans,
        online_folder=arguments.online_home,
    )
    _print_all(report.lines(report.describe(_open(arguments), arguments.now)))
    return console.DONE


def _plan(arguments: argparse.Namespace, role: str) -> KeyPlan:
    try:
        return KeyPlan(getattr(arguments, f"{role}_keys"), getattr(arguments, f"{role}_threshold"))
    except ValueError as error:
        raise ValueError(f"{role}: {error}") from None


def _add_issuer(arguments: argparse.Namespace) -> int:
    repository = _open(arguments)
    if arguments.remove is not None:
        for key in repository.remove_issuer(arguments.remove):
            _print(f"removed {key.kid.hex()} ({key.issuer}); publish makes it known")
        return console.DONE
    key = repository.add_issuer(entry_of(arguments), replace=arguments.replace)
    _print(f"{key.kid.hex()} ({key.issuer}, {key.usage}); publish makes it known")
    return console.DONE


def _revoke(arguments: argparse.Namespace) -> int:
    ctis = [*arguments.ctis, *(read_ctis(arguments.file) if arguments.file else ())]
    if not ctis:
        raise AuthorityError("no cards named")
    added = _open(arguments).revoke(arguments.kid, ctis, force=arguments.force)
    _print(f"{added} more to be published, of {len(ctis)} named")
    return console.DONE


def _publish(arguments: argparse.Namespace) -> int:
    repository = _open(arguments)
    site, now = arguments.site, arguments.now
    online_only = arguments.source is not None or arguments.resign or not repository.is_offline
    if online_only:
        if site is None:
            raise AuthorityError("--site is needed")
        return _serve(repository, arguments, arguments.source)
    signed = repository.sign_offline(now, anew=arguments.anew)
    if isinstance(signed, Wanting):
        return _tell(signed)
    _print(f"signed targets {signed.signed.version}")
    if arguments.bundle is not None:
        repository.write_bundle(arguments.bundle)
        _print(f"to the online machine: {arguments.bundle}")
    if site is not None:
        return _serve(repository, arguments, repository.home.publication)
    return console.DONE


def _serve(repository: Repository, arguments: argparse.Namespace, source: Path | None) -> int:
    served = repository.serve(arguments.site, arguments.now, source=source)
    _print(
        f"served: root {served.root}, targets {served.targets}, snapshot {served.snapshot}, "
        f"timestamp {served.timestamp}"
    )
    for warning in report.warnings(repository, arguments.now):
        console.complain(f"yima trust: {warning}")
    return console.DONE


def _sign(arguments: argparse.Namespace) -> int:
    paper = Paper.read(arguments.file, arguments.root)
    _print_all(report.summary(paper.metadata.signed))
    wanting = paper.sign(keyfile.read(arguments.key), _passphrases(arguments))
    if wanting is not None:
        return _tell(wanting)
    _print(f"{arguments.file} has all its signatures")
    return console.DONE


def _rotate_root(arguments: argparse.Namespace) -> int:
    replace = dict(_named_file(text) for text in arguments.replace)
    change = Change(
        replace=replace,
        remove=tuple(arguments.remove),
        add=tuple((role, NewKey(path)) for role, path in arguments.add),
        thresholds=dict(arguments.threshold),
    )
    repository = _open(arguments)
    wanting = repository.rotate_root(change, arguments.now, anew=arguments.anew)
    if wanting is not None:
        return _tell(wanting)
    _print(f"in force: {repository.root_path}; publish makes it known")
    return console.DONE


def _show(arguments: argparse.Namespace) -> int:
    described = report.describe(_open(arguments), arguments.now)
    if arguments.json:
        _print(json.dumps(described))
    else:
        _print_all(report.lines(described))
    return console.DONE


def _told(
    run: Callable[[Repository, argparse.Namespace], Iterable[str]], arguments: argparse.Namespace
) -> int:
    _print_all(run(_open(arguments), arguments))
    return console.DONE


_COMMANDS: Mapping[str, Callable[[argparse.Namespace], int]] = {
    "init": _init,
    "add-issuer": _add_issuer,
    "revoke": _revoke,
    "publish": _publish,
    "sign": _sign,
    "rotate-root": _rotate_root,
    "show": _show,
    "settings-key": lambda arguments: _told(site_commands.key, arguments),
    "settings-admit": lambda arguments: _told(site_commands.admit, arguments),
    "settings-publish": lambda arguments: _told(site_commands.publish, arguments),
    "releases-key": lambda arguments: _told(release_commands.key, arguments),
    "releases-admit": lambda arguments: _told(release_commands.admit, arguments),
    "releases-publish": lambda arguments: _told(release_commands.publish, arguments),
}


@contextmanager
def _native_stderr_silenced() -> Iterator[None]:
    """Keep gmssl_pyx from telling of every signature that does not verify; our own words still get out."""
    own = sys.stderr
    try:
        is_descriptor = own is not None and own.fileno() == _STDERR
    except OSError:  # it stands for something in memory
        is_descriptor = False
    with ExitStack() as stack:
        if is_descriptor:
            copy = os.fdopen(os.dup(_STDERR), "w", 1, own.encoding, own.errors)
            stack.enter_context(redirect_stderr(stack.enter_context(copy)))
        stack.enter_context(console.native_stderr_silenced())
        yield


def _open(arguments: argparse.Namespace) -> Repository:
    return Repository.open(
        arguments.home,
        _passphrases(arguments),
        new_passphrases=_passphrases(arguments, new=True),
        more_keys=getattr(arguments, "key", ()),
        prune_after_seconds=_HOUR * getattr(arguments, "keep_hours", 24),
    )


def _passphrases(arguments: argparse.Namespace, *, new: bool = False) -> Passphrases:
    files = {}
    for text in getattr(arguments, "passphrase_file", ()):
        name, equals, path = text.partition("=")
        files[name if equals else ""] = Path(path if equals else text)
    return passphrases.source(files, new=new)


def _named_file(text: str) -> tuple[str, NewKey]:
    name, equals, path = text.partition("=")
    return name, NewKey(Path(path) if equals else None)


def _tell(wanting: Wanting) -> int:
    _print(str(wanting))
    return WAITS


def _print_all(lines: Iterable[str]) -> None:
    for line in lines:
        _print(line)


def _print(text: str) -> None:
    print(console.printable(text), flush=True)
