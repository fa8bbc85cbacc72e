"""The vendor's plan as a file: all of its form, or refused."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.trust.reading import Problem
from kiosk.update.plan import LARGEST, Plan, Planned, parse

RELEASE = {
    "version": "1.4.0",
    "platform": "linux-x86_64",
    "percent": 20,
    "forced": False,
    "sites": ["north"],
}
PLAN = {"form": "yima-plan-1", "paused": False, "releases": [RELEASE], "withdrawn": ["1.3.9"]}


def read(plan: Any) -> Plan | Problem:
    return parse(json.dumps(plan).encode())


def test_a_plan() -> None:
    planned = Planned("1.4.0", "linux-x86_64", 20, forced=False, sites=("north",))
    assert read(PLAN) == Plan((planned,), frozenset({"1.3.9"}))
    assert planned.target == "releases/yima-kiosk-1.4.0-linux-x86_64.tar.xz"
    assert read({**PLAN, "releases": [], "withdrawn": [], "paused": True}) == Plan((), paused=True)


@pytest.mark.parametrize(
    "change",
    [
        {"form": "yima-plan-2"},
        {"paused": 0},
        {"releases": None},
        {"releases": [RELEASE, RELEASE]},
        {"releases": [RELEASE] * 201},
        {"withdrawn": ["1.3"]},
        {"withdrawn": [1]},
        {"until": "tomorrow"},
    ],
)
def test_what_is_no_plan(change: dict[str, Any]) -> None:
    assert isinstance(read({**PLAN, **change}), Problem)


@pytest.mark.parametrize("key", sorted(RELEASE))
def test_every_key_has_to_be_there(key: str) -> None:
    release = {name: value for name, value in RELEASE.items() if name != key}
    assert isinstance(read({**PLAN, "releases": [release]}), Problem)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("version", "1.4.0-rc1"),
        ("version", "../../x"),
        ("version", "1.\N{ARABIC-INDIC DIGIT FOUR}.0"),
        ("platform", "linux/../x"),
        ("platform", "linux"),
        ("percent", 101),
        ("percent", -1),
        ("percent", 12.5),
        ("percent", True),
        ("forced", "no"),
        ("sites", "north"),
        ("sites", ["North"]),
        ("sites", [""]),
        ("hours", 3),
    ],
)
def test_a_release_that_is_not_as_it_must_be(key: str, value: Any) -> None:
    assert isinstance(read({**PLAN, "releases": [{**RELEASE, key: value}]}), Problem)


def test_a_plan_has_a_bound() -> None:
    data = json.dumps(PLAN).encode()
    assert isinstance(parse(data + b" " * (LARGEST - len(data))), Plan)
    assert isinstance(parse(data + b" " * (LARGEST - len(data) + 1)), Problem)


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_anything_else_is_a_problem(data: bytes) -> None:
    assert isinstance(parse(data), Problem)
