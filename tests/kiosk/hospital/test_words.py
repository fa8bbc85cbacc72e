"""Names, text and references from outside."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.hospital.references import contained, is_id, local_reference
from kiosk.names import PersonName, doctor_name, person_name
from kiosk.text import clean


@pytest.mark.parametrize(
    ("name", "masked", "surname"),
    [
        ({"family": "张", "given": ["小明"]}, "张*明", "张"),
        ({"text": "王芳"}, "王*", "王"),
        ({"text": "李"}, "李*", "李"),
        ({"text": "张小小明"}, "张**明", "张"),
        ({"text": "欧阳修"}, "欧阳*", "欧阳"),
        ({"text": "司马小明"}, "司马*明", "司马"),
        ({"family": "欧阳", "given": ["娜", "娜"]}, "欧阳*娜", "欧阳"),
        ({"family": "张小明"}, "张*明", "张"),
        ({"family": "张", "text": "张小明"}, "张*明", "张"),
        ({"family": "Zhang", "given": ["Xiaoming"], "text": "张小明"}, "张*明", "张"),
        ({"text": "𠮷野家"}, "𠮷*家", "𠮷"),
        ({"text": "买买提·阿不都"}, "买**·***", "买*"),
        ({"family": "Smith", "given": ["John", "B"]}, "J*** S.", "Smith"),
        ({"text": "Ana de Souza"}, "A*** S.", "Souza"),
        ({"family": "Sukarno"}, "S***", "Sukarno"),
        ({"given": ["Ana"]}, "A***", "Ana"),
        ({}, "*", ""),
        ({"family": 7, "given": "x", "text": None}, "*", ""),
    ],
)
def test_names_are_masked(name, masked, surname) -> None:
    assert person_name([name]) == PersonName(masked, surname)


def test_the_official_name_is_taken() -> None:
    names = [{"use": "old", "text": "王芳"}, {"use": "official", "text": "李小芳"}]
    assert person_name(names).masked == "李*芳"
    for nothing in (None, [], ["x"], {"text": "王芳"}):
        assert person_name(nothing) == PersonName("*", "")


HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), min_size=2, max_size=8)


@settings(deadline=None)  # machines are shared
@given(HAN)
def test_a_masked_name_hides_all_but_surname_and_last_character(name) -> None:
    masked = person_name([{"text": name}]).masked
    shown = [i for i, character in enumerate(masked) if character != "*"]
    assert len(masked) == len(name)
    assert "*" in masked
    assert set(shown) <= {0, 1, len(name) - 1}
    assert all(masked[i] == name[i] for i in shown)


def test_doctors() -> None:
    assert doctor_name("李建华 主任医师", [{"text": "别人"}]) == "李建华 主任医师"
    assert doctor_name(None, [{"family": "李", "given": ["建华"]}]) == "李医生"
    assert doctor_name("", [{"family": "Smith", "given": ["Ann"]}]) == "Dr. Smith"
    assert doctor_name(None, [{"text": "买买提·阿不都"}]) == "买买提·阿不都医生"
    assert doctor_name(None, None) == ""


def test_text_is_made_safe() -> None:
    assert clean("  心\t内\n科\u2028 ", 20) == "心 内 科"
    assert clean("safe\u202etxt\u2066.\u200b\x00\x1b[31m", 40) == "safetxt.[31m"
    assert clean("x" * 50, 10) == "x" * 9 + "…"
    assert clean("\ud800", 10) == ""
    for nothing in (None, 7, ["x"], {}):
        assert clean(nothing, 10) == ""


@settings(deadline=None)  # machines are shared
@given(st.text(), st.integers(1, 40))
def test_text_is_one_short_visible_line(text, limit) -> None:
    cleaned = clean(text, limit)
    assert len(cleaned) <= limit
    assert cleaned == cleaned.strip()
    assert not {unicodedata.category(c) for c in cleaned} & {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}


def test_a_character_newer_than_python_is_not_dropped_from_a_name() -> None:
    """U+323AF is the last of Unicode 15's extension H; names are among the first to use such."""
    assert clean("王𲎯", 10) == "王𲎯"
    assert clean("王﷐🿾明", 10) == "王明"


BASE = "http://hospital.example/fhir"


@pytest.mark.parametrize(
    ("reference", "local"),
    [
        ("Patient/1", "Patient/1"),
        (f"{BASE}/Patient/1", "Patient/1"),
        ("Patient/1/_history/3", "Patient/1"),
        ("http://other.example/fhir/Patient/1", ""),
        (f"{BASE}/Patient/1?x=y", ""),
        ("#p", ""),
        ("urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0", ""),
        ("Patient/../Patient/1", ""),
        ("Patient/1\n", ""),
        ("patient/1", ""),
        ("Patient/" + "1" * 65, ""),
        (None, ""),
        (7, ""),
    ],
)
def test_references(reference, local) -> None:
    assert local_reference(reference, BASE) == local


def test_contained_resources_are_found_by_their_id() -> None:
    resource = {"contained": [{"id": "a"}, "junk", {"id": "b", "resourceType": "Location"}]}
    assert contained(resource, "#b") == {"id": "b", "resourceType": "Location"}
    assert contained(resource, "#c") is None
    assert contained({"contained": "junk"}, "#b") is None
    assert contained(resource, "Location/b") is None


def test_ids() -> None:
    assert is_id("a-1.B")
    assert not any(map(is_id, ["", "a/b", "a b", "a\n", "x" * 65, 7, None, "编号"]))
