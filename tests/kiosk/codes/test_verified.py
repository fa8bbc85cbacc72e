"""A `VerifiedCard` cannot be made any other way than by the verifier."""

from __future__ import annotations

import ast
import copy
import dataclasses
import gc
import pickle
from pathlib import Path
from typing import Any

import pytest

from kiosk.codes.classify import Kind
from kiosk.codes.verified import VerifiedCard
from kiosk.domain import Assurance, IdentifierSystem, PatientIdentifier

ROOT = Path(__file__).parents[3]

FIELDS: dict[str, Any] = {
    "identifier": PatientIdentifier(IdentifierSystem.HEALTH_CARD, "00" * 32),
    "name": "张*明",
    "issuer": "CN-510000",
    "issuer_name": "",
    "assurance": Assurance.DYNAMIC,
    "kind": Kind.EHC1,
    "not_before": 0,
    "expires": 2**40,
    "trust_version": 1,
    "trust_digest": "",
    "voucher_token": "",
}


@pytest.fixture
def card(world: Any) -> VerifiedCard:
    verified = world.verify(world.static())
    assert isinstance(verified, VerifiedCard)
    return verified


def test_not_by_calling_it() -> None:
    for seal in (None, object(), VerifiedCard):
        with pytest.raises(TypeError):
            VerifiedCard(seal=seal, **FIELDS)
    with pytest.raises(TypeError):
        VerifiedCard(**FIELDS)


def test_not_by_replacing_a_part(card: VerifiedCard) -> None:
    with pytest.raises((TypeError, ValueError)):
        dataclasses.replace(card, assurance=Assurance.DYNAMIC)  # type: ignore[call-arg]  # no seal
    with pytest.raises((TypeError, ValueError)):
        dataclasses.replace(card, seal=None, assurance=Assurance.DYNAMIC)
    if hasattr(copy, "replace"):  # Python 3.13
        with pytest.raises((TypeError, ValueError)):
            copy.replace(card, assurance=Assurance.DYNAMIC)


def test_not_by_changing_it(card: VerifiedCard) -> None:
    with pytest.raises(AttributeError):
        card.assurance = Assurance.DYNAMIC  # type: ignore[misc]  # the point of the test
    with pytest.raises((AttributeError, TypeError)):
        card.anything = 1  # type: ignore[attr-defined]  # the point of the test
    with pytest.raises(AttributeError):
        del card.name


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_not_by_pickling(card: VerifiedCard, protocol: int) -> None:
    with pytest.raises(TypeError):
        pickle.dumps(card, protocol)
    with pytest.raises(TypeError):
        card.__getstate__()


def test_not_by_restoring_a_state() -> None:
    blank = object.__new__(VerifiedCard)
    with pytest.raises(TypeError):
        blank.__setstate__(list(FIELDS.values()))
    with pytest.raises(AttributeError):
        _ = blank.card_id


def test_not_by_a_subclass() -> None:
    with pytest.raises(TypeError):
        type("Forged", (VerifiedCard,), {})


def test_a_copy_is_itself(card: VerifiedCard) -> None:
    assert copy.copy(card) is card
    assert copy.deepcopy({"card": card})["card"] is card


def test_the_same_card_is_equal(world: Any, card: VerifiedCard) -> None:
    again = world.verify(world.static())
    assert again == card
    assert hash(again) == hash(card)
    assert world.verify(world.dynamic()) != card


def test_it_does_not_show_the_person(card: VerifiedCard) -> None:
    for shown in (repr(card), str(card), f"{card}", f"{[card]}"):
        assert card.name not in shown
        assert card.card_id not in shown
    assert "static" in repr(card)


def test_it_keeps_nothing_of_the_code(card: VerifiedCard) -> None:
    parts = [part for part in gc.get_referents(card) if not isinstance(part, str | int | type)]
    assert parts == [card.identifier]
    assert all(isinstance(part, str | type) for part in gc.get_referents(card.identifier))


def test_only_these_hold_the_seal() -> None:
    holders = set()
    for package in ("kiosk", "hardware", "ui"):
        for path in (ROOT / package).rglob("*.py"):
            tree = ast.parse(path.read_text("utf-8"))
            names = {
                getattr(node, "id", None)
                or getattr(node, "attr", None)
                or getattr(node, "name", None)
                for node in ast.walk(tree)
            }
            if "_SEAL" in names:
                holders.add(path.relative_to(ROOT).as_posix())
    assert holders == {
        "kiosk/codes/verified.py",
        "kiosk/codes/verifier.py",
        "kiosk/codes/identity_document.py",
        "kiosk/platforms/online.py",
    }
