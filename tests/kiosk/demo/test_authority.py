from __future__ import annotations

import json
from pathlib import Path

import cbor2
import pytest

from kiosk.codes.lists import load_trust
from kiosk.codes.sm2 import Backend
from kiosk.codes.verified import VerifiedCard
from kiosk.codes.verifier import Verifier
from kiosk.demo.authority import Authority, KeyPair, encode, present, publish
from kiosk.domain import Assurance, CardId
from kiosk.reasons import Code, Failure
from kiosk.trust import revocation
from kiosk.trust.replay import VolatileReplayMemory
from kiosk.trust.revocation import RevocationSet
from kiosk.trust.trust_list import TrustList

NOW = 1_800_000_000
YEAR = 365 * 86_400
CARD_ID = CardId("0123456789abcdef" * 4)


def verifier(folder: Path, backend: Backend = Backend.AUTO) -> Verifier:
    revoked = revocation.load(folder / "revoked.json")
    assert isinstance(revoked, RevocationSet)
    trust = load_trust(folder / "issuers.json", fetched_at=fetched(folder))
    assert isinstance(trust, TrustList)
    return Verifier(trust, revoked, VolatileReplayMemory(), backend=backend)


def fetched(folder: Path) -> int:
    return int((folder / "issuers.json").stat().st_mtime)


@pytest.mark.parametrize("backend", [Backend.NATIVE, Backend.PORTABLE])
def test_what_it_issues_is_believed(tmp_path: Path, backend: Backend) -> None:
    authority = Authority.create(b"demo", not_before=0, not_after=2**40)
    authority.write(tmp_path)
    now = fetched(tmp_path)
    holder = KeyPair.derive(b"demo", "phone")
    card = authority.issue(CARD_ID, "张*明", iat=now, exp=now + YEAR, holder=holder)
    static = verifier(tmp_path, backend).verify(encode(card), now=now, session="s")
    assert isinstance(static, VerifiedCard)
    assert static.assurance is Assurance.STATIC
    assert (static.card_id, static.name) == (CARD_ID, "张*明")
    assert (static.issuer, static.issuer_name) == ("CN-510000", "四川省卫生健康委员会（演示）")
    code = encode(present(card, holder, now))
    dynamic = verifier(tmp_path, backend).verify(code, now=now, session="s")
    assert isinstance(dynamic, VerifiedCard)
    assert dynamic.assurance is Assurance.DYNAMIC


def test_what_it_cancels_is_revoked(tmp_path: Path) -> None:
    authority = Authority.create(b"demo", not_before=0, not_after=2**40)
    card = authority.issue(CARD_ID, iat=0, exp=2**40)
    cti = cbor2.loads(cbor2.loads(card)[2])[7]
    authority.write(tmp_path)
    now = fetched(tmp_path)
    assert isinstance(verifier(tmp_path).verify(encode(card), now=now, session="s"), VerifiedCard)
    authority.revoke(cti)
    authority.write(tmp_path)
    now = fetched(tmp_path)
    outcome = verifier(tmp_path).verify(encode(card), now=now, session="s")
    assert outcome == Failure(Code.REVOKED)


def test_the_same_seed_gives_the_same_authority(tmp_path: Path) -> None:
    written = []
    for name in ("first", "second"):
        authority = Authority.create(b"seed")
        card = authority.issue(CARD_ID, iat=NOW, exp=NOW + YEAR)
        folder = tmp_path / name
        authority.write(folder)
        payload = cbor2.loads(card)[2]
        written.append((payload, (folder / "issuers.json").read_bytes()))
    assert written[0] == written[1]
    assert Authority.create(b"another").key != Authority.create(b"seed").key
    assert Authority.create(b"seed", issuer="CN-1").key != Authority.create(b"seed").key


def test_credential_ids_do_not_repeat() -> None:
    authority = Authority.create(b"seed")
    cards = [authority.issue(CARD_ID, iat=NOW, exp=NOW) for _ in range(50)]
    assert len({cbor2.loads(cbor2.loads(card)[2])[7] for card in cards}) == 50


def test_codes_are_short_enough_to_scan_well() -> None:
    """Within the 300 to 500 characters that decoding was measured with (CARD-CODES.md section 7)."""
    authority = Authority.create(b"seed")
    holder = KeyPair.derive(b"seed", "phone")
    card = authority.issue(CARD_ID, "张*明", iat=NOW, exp=NOW + YEAR, holder=holder)
    assert len(encode(card)) < len(encode(present(card, holder, NOW))) <= 500


def test_no_private_key_is_shown_or_written(tmp_path: Path) -> None:
    authority = Authority.create(b"seed of the demo")
    authority.write(tmp_path)
    private = authority.key.private
    for shown in (repr(authority), repr(authority.key)):
        assert private.hex() not in shown
        assert repr(private)[2:-1] not in shown
        assert "seed of the demo" not in shown
    for path in tmp_path.iterdir():
        assert private.hex() not in path.read_text("utf-8")


def test_a_list_of_several_issuers(tmp_path: Path) -> None:
    province = Authority.create(b"demo")
    hospital = Authority.create(b"demo", issuer="HOSPITAL", usage="staff")
    publish(tmp_path, [province, hospital], issued=NOW)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["issuers.json", "revoked.json"]
    keys = json.loads((tmp_path / "issuers.json").read_text("utf-8"))["keys"]
    assert [key.get("usage") for key in keys] == [None, "staff"]
