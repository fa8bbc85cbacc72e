"""What an identity document on the reader becomes."""

from __future__ import annotations

import pytest

from kiosk.codes.classify import Classifier, Handling, Kind, classify
from kiosk.codes.identity_document import card_of
from kiosk.codes.verified import VerifiedCard
from kiosk.devices import Document
from kiosk.domain import Assurance, IdentifierSystem, PatientIdentifier

NUMBER = "999999194001010013"


def test_a_document_is_a_card_of_its_own_assurance() -> None:
    card = card_of(Document(NUMBER, "张晓明"))
    assert isinstance(card, VerifiedCard)
    assert card.identifier == PatientIdentifier(IdentifierSystem.IDENTITY_DOCUMENT, NUMBER)
    assert (card.kind, card.assurance) == (Kind.IDENTITY_DOCUMENT, Assurance.DOCUMENT)
    assert (card.issuer, card.issuer_name, card.trust_digest) == ("", "", "")


@pytest.mark.parametrize(
    ("name", "masked"),
    [("张晓明", "张*明"), ("王芳", "王*"), ("欧阳子轩", "欧阳*轩"), ("买买提·阿不都", "买**·***")],
)
def test_the_name_is_masked_before_anything_sees_it(name: str, masked: str) -> None:
    assert card_of(Document(NUMBER, name)).name == masked


def test_the_same_document_is_the_same_card() -> None:
    assert card_of(Document(NUMBER, "张晓明")) == card_of(Document(NUMBER, "张晓明"))


def test_neither_number_nor_name_print() -> None:
    shown = repr(card_of(Document(NUMBER, "张晓明")))
    assert NUMBER not in shown
    assert "张" not in shown


def test_a_number_held_up_to_the_camera_is_no_document() -> None:
    """Anybody can print eighteen digits."""
    assert classify(NUMBER) is not Kind.IDENTITY_DOCUMENT
    assert Classifier().handling(Kind.IDENTITY_DOCUMENT) is Handling.NOBODY
