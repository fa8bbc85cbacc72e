"""Good days: what a terminal has after a refresh from a real server, and what that costs."""

from __future__ import annotations

import pytest

from kiosk.codes.verified import VerifiedCard
from kiosk.codes.verifier import Verifier
from kiosk.demo.authority import KeyPair, encode, present
from kiosk.domain import CardId
from kiosk.reasons import Code, Failure
from kiosk.trust.distribution.outcome import RefreshProblem
from kiosk.trust.distribution.repository import Repository
from kiosk.trust.health import TrustState
from kiosk.trust.replay import VolatileReplayMemory
from kiosk.trust.trust_list import TrustList
from tests.integration.trust.forge import DAY, NOW
from tests.integration.trust.terminal import EVER, ISSUER, KID, OTHER, Terminal, ctis

PHONE = KeyPair.derive(b"distribution", "phone")


def card_of(
    terminal: Terminal, *, cti: bytes = b"\x2a" * 8, issuer=ISSUER
) -> VerifiedCard | Failure:
    now = terminal.clock.now()
    card = issuer.issue(CardId("ab" * 32), iat=NOW, exp=NOW + 365 * DAY, holder=PHONE, cti=cti)
    verifier = Verifier(terminal.trust, terminal.trust, VolatileReplayMemory())
    return verifier.verify(encode(present(card, PHONE, now)), now=now, session="s")


def test_before_the_first_refresh_nothing_is_believed(tmp_path, repository) -> None:
    terminal = Terminal(tmp_path / "trust", repository())
    terminal.trust.open()
    assert not terminal.trust.loaded
    assert terminal.trust.current() == Failure(Code.TRUST_LIST_MISSING)
    assert terminal.trust.is_revoked(KID, EVER[0])
    assert terminal.refresh().problem is RefreshProblem.NOT_ENROLLED
    assert terminal.trust.status.state is TrustState.MISSING
    assert terminal.trust.status.warn


def test_a_refresh_puts_list_and_revocations_in_force(terminal) -> None:
    current = terminal.trust.current()
    assert isinstance(current, TrustList)
    assert current.fetched_at == terminal.clock.now()
    assert terminal.trust.loaded
    assert isinstance(card_of(terminal), VerifiedCard)
    for cti in EVER[:3]:
        assert card_of(terminal, cti=cti) == Failure(Code.REVOKED)
    assert isinstance(card_of(terminal, cti=EVER[3]), VerifiedCard)


def test_a_day_s_news_moves_only_what_changed(forge, terminal) -> None:
    many = {
        f"{n:02x}": b"".join(bytes([n]) + k.to_bytes(7, "big") for k in range(2_000))
        for n in range(8)
    }
    forge.publish([ISSUER], {KID: many})
    first = terminal.refresh()
    forge.publish([ISSUER, OTHER], {KID: {**many, "run-0000000002": ctis(1)}})
    second = terminal.refresh()
    assert (first.problem, second.problem) == (None, None)
    assert first.transferred > sum(map(len, many.values()))
    assert second.changed
    assert second.transferred < 8_000
    assert isinstance(card_of(terminal, issuer=OTHER), VerifiedCard)
    assert terminal.trust.is_revoked(KID, ctis(1))
    # Unchanged files are the same on the disk, not copies.
    kept = terminal.cache.in_force()
    assert kept is not None
    assert (kept.folder / "revoked" / KID.hex() / "00.bin").stat().st_nlink == 2


def test_a_refresh_without_news_only_makes_the_list_fresh(terminal) -> None:
    generation = terminal.cache.in_force()
    terminal.clock.advance(5_000)
    assert terminal.trust.status.state is TrustState.AGEING
    with terminal.unmoved():
        outcome = terminal.refresh()
    assert (outcome.problem, outcome.changed) == (None, False)
    assert outcome.transferred < 1_000
    assert terminal.trust.status.state is TrustState.FRESH
    terminal.restart()
    assert terminal.trust.status.fetched_at == terminal.clock.now()
    assert terminal.cache.in_force().folder == generation.folder


def test_a_week_without_network_then_a_fortnight(terminal, repository) -> None:
    """From the start, with nothing but what is on the disk, until the grace period is over."""
    terminal.repository = repository(base_url="https://127.0.0.1:9", connect_timeout=0.2)
    terminal.restart()
    for day in range(7):
        assert isinstance(card_of(terminal), VerifiedCard), day
        assert card_of(terminal, cti=EVER[2]) == Failure(Code.REVOKED)
        terminal.clock.advance(DAY)
        terminal.refuses(RefreshProblem.UNREACHABLE)
    assert not terminal.trust.status.warn
    terminal.clock.advance(60)
    status = terminal.trust.status
    assert (status.state, status.warn, status.days_left) == (TrustState.AGEING, True, 6)
    assert status.failures == 7
    terminal.clock.advance(7 * DAY)
    terminal.restart()
    assert terminal.trust.status.state is TrustState.STALE
    assert card_of(terminal) == Failure(Code.TRUST_LIST_STALE, {"days": 14})


def test_the_server_comes_back(forge, terminal, repository) -> None:
    fine, terminal.repository = terminal.repository, repository(base_url="https://127.0.0.1:9")
    terminal.restart()
    terminal.refuses(RefreshProblem.UNREACHABLE)
    forge.publish([ISSUER], {KID: {"all": ctis(1, 2, 3, 4)}})
    terminal.repository = fine
    terminal.restart()
    assert terminal.refresh().changed
    assert terminal.trust.status.failures == 0
    assert terminal.trust.is_revoked(KID, EVER[3])


def test_software_in_the_same_repository_is_left_alone(forge, terminal) -> None:
    files = {"trust/issuers.json": forge.served("trust/issuers.json").read_bytes()}
    forge.publish_files({**files, "software/yima.deb": b"x" * 1_000, "trust/later.json": b"{}"})
    outcome = terminal.refresh()
    assert (outcome.problem, outcome.changed) == (None, True)
    assert not terminal.trust.is_revoked(KID, EVER[0])


@pytest.mark.parametrize("url", ["http://trust.example/", "ftp://127.0.0.1/", "https://a:b@c/"])
def test_only_https_leaves_this_machine(url) -> None:
    with pytest.raises(ValueError, match=r"address|https|password"):
        Repository(url)
