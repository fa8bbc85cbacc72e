"""A short sample of `./run prove monkey`, which plays other touches each time; and its eyes."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest

from kiosk.demo.hospital.cast import demo_cast
from kiosk.demo.phones import Phone
from kiosk.session.pay_screens import BillCard, BillGroup, Bills
from kiosk.session.screens import SwitchCard
from tests.faults.monkey import PACE, Monkey
from tests.faults.monkey_eyes import Eyes
from tests.faults.prove_monkey import CANNOT_COME, KINDS
from tests.house import QUICK_PAYING, in_a_world
from ui.demo.paying_world import SEED as CAST

TOUCHES = 55
SEED = 7

_ONE, _OTHER = next(
    (one, other)
    for one in demo_cast(CAST)
    for other in demo_cast(CAST)
    if len(one.masked_name) == 2 and other.masked_name.startswith(one.masked_name) and one != other
)  # masked, the one's name is the beginning of the other's


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Not that of other tests: a monkey leaves more bills and reports behind than they count on."""
    with in_a_world(tmp_path_factory.mktemp("world")) as played:
        yield played


def _person(name: str, patient: str = "p1") -> Any:
    return SimpleNamespace(
        card=SimpleNamespace(name=name), patient=SimpleNamespace(id=patient, masked_name=name)
    )


def _bills(number: str) -> Bills:
    bill = BillCard("b1", number, "1.00", (), chosen=False, unfolded=False)
    return Bills((BillGroup("", "", "", (bill,)),), "0.00", 0, 1)


def test_whatever_is_touched_it_goes_on(house: Any) -> None:
    lobby = house(**QUICK_PAYING, **PACE)
    lobby.sees("Attract")
    monkey = Monkey(lobby, SEED)
    monkey.hammers(TOUCHES)
    assert len(monkey.diary.drawn) > 5
    assert monkey.lobby.breakages


def test_of_two_phones_only_one_is_served(house: Any) -> None:
    lobby = house(**QUICK_PAYING, **PACE)
    lobby.sees("Attract")
    monkey = Monkey(lobby, SEED)
    monkey.two_phones(Phone.TWO_APPOINTMENTS, Phone.MANY_REPORTS, answer="switchCard")
    assert monkey.diary.switched == 1


def test_its_eyes_know_whose_name_is_drawn() -> None:
    eyes, me = Eyes(), _person(_ONE.masked_name)
    assert not eyes.finds(f"上午好，{_ONE.masked_name}", None, me)
    assert eyes.finds(f"上午好，{_OTHER.masked_name}", None, me)
    assert eyes.finds(f"上午好，{_ONE.masked_name}", None, None)
    assert eyes.finds(f"上午好，{_ONE.name}", None, me)


def test_its_eyes_take_a_part_of_ones_own_name_for_it() -> None:
    assert not Eyes().finds(f"{_OTHER.masked_name}，您好", None, _person(_OTHER.masked_name))


def test_its_eyes_let_two_names_be_asked_about_and_no_third() -> None:
    asked = SwitchCard(_ONE.masked_name, "", 10)
    assert not Eyes().finds(_ONE.masked_name, asked, None)
    assert Eyes().finds(_OTHER.masked_name, asked, None)


def test_its_eyes_know_whose_paper_it_is() -> None:
    eyes = Eyes()
    assert not eyes.finds("", _bills("SF-0000001"), _person("", "p1"))
    assert not eyes.finds("SF-0000001", _bills("SF-0000001"), _person("", "p1"))
    assert eyes.finds("", _bills("SF-0000001"), _person("", "p2"))
    assert eyes.finds("No. SF-0000001", None, _person("", "p2"))


def test_what_cannot_come_is_a_kind_of_screen() -> None:
    assert CANNOT_COME.keys() < KINDS
