"""Which terminals a release goes to, and which release a terminal should have."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from kiosk.update.plan import Plan, Planned
from kiosk.update.release import version_order
from kiosk.update.rollout import Decision, Member, bucket, choose, is_for

LINUX = "linux-x86_64"
IDS = st.text("abcdefghijklmnopqrstuvwxyzABCDEFGHIJ0123456789-", min_size=1, max_size=16)
VERSIONS = st.tuples(*[st.integers(0, 3)] * 3).map(lambda each: ".".join(map(str, each)))
PLANNED = st.builds(
    Planned,
    VERSIONS,
    st.sampled_from([LINUX, "windows-amd64"]),
    st.integers(0, 100),
    st.booleans(),
    st.sampled_from([(), ("north",), ("south", "east")]),
)
MEMBERS = st.builds(Member, IDS, st.just(LINUX), st.sampled_from(["", "north", "south"]))
FLEET = [f"T{number:05}" for number in range(10_000)]


@given(IDS, VERSIONS, st.integers(0, 100), st.integers(0, 100))
def test_a_larger_share_takes_nobody_away(
    terminal: str, version: str, one: int, other: int
) -> None:
    smaller, larger = sorted((one, other))
    member = Member(terminal, LINUX)
    if is_for(Planned(version, LINUX, smaller), member):
        assert is_for(Planned(version, LINUX, larger), member)


@given(IDS, VERSIONS)
def test_nobody_and_everybody(terminal: str, version: str) -> None:
    member = Member(terminal, LINUX)
    assert not is_for(Planned(version, LINUX, 0), member)
    assert is_for(Planned(version, LINUX, 100), member)
    assert 0 <= bucket(terminal, version) < 100


def test_the_terminals_are_spread_evenly() -> None:
    """Chi-squared over 100 shares of 100 terminals each: 99 degrees, 163 is passed once in 20,000."""
    for version in ("1.4.0", "1.4.1", "2.0.0"):
        counts = Counter(int(bucket(terminal, version)) for terminal in FLEET)
        assert sum((counts[n] - 100) ** 2 / 100 for n in range(100)) < 163
        first = sum(bucket(terminal, version) < 1 for terminal in FLEET)
        assert 60 < first < 140


def test_other_versions_draw_other_terminals() -> None:
    """Of a tenth drawn twice by chance, a tenth is the same."""
    one, other = (
        {each for each in FLEET if bucket(each, version) < 10} for version in ("1.4.0", "1.4.1")
    )
    assert 50 < len(one & other) < 150


def test_a_known_bucket() -> None:
    """So that no later program draws otherwise: a rollout under way would jump."""
    assert bucket("T07", "1.4.0") == 43.28


@given(
    st.lists(PLANNED, max_size=8, unique_by=lambda each: (each.version, each.platform)),
    st.frozensets(VERSIONS, max_size=3),
    MEMBERS,
    VERSIONS | st.none(),
    st.frozensets(VERSIONS, max_size=2),
)
def test_what_is_chosen(
    releases: list[Planned],
    withdrawn: frozenset[str],
    member: Member,
    running: str | None,
    refused: frozenset[str],
) -> None:
    plan = Plan(tuple(releases), withdrawn)
    chosen = choose(plan, member, running, refused)
    assert choose(Plan(tuple(releases), withdrawn, paused=True), member, running) is Decision.PAUSED
    floor = () if running is None or running in withdrawn else version_order(running)
    able = [
        each
        for each in releases
        if each.platform == LINUX
        and each.version not in withdrawn
        and each.version not in refused
        and each.order >= floor
        and (is_for(each, member) or each.version == running)
    ]
    if not able:
        assert chosen is Decision.NONE
    else:
        assert isinstance(chosen, Planned)
        assert chosen in able
        assert chosen.order == max(each.order for each in able)


def test_whoever_runs_a_release_keeps_it_when_its_share_is_lowered() -> None:
    plan = Plan((Planned("1.5.0", LINUX, 0), Planned("1.4.0", LINUX, 100)))
    member = Member("T07", LINUX)
    kept, lowered = choose(plan, member, "1.5.0"), choose(plan, member, "1.3.0")
    assert isinstance(kept, Planned)
    assert isinstance(lowered, Planned)
    assert (kept.version, lowered.version) == ("1.5.0", "1.4.0")


def test_what_is_withdrawn_is_left_for_something_older() -> None:
    plan = Plan((Planned("1.4.0", LINUX, 100),), frozenset({"1.5.0"}))
    chosen = choose(plan, Member("T07", LINUX), "1.5.0")
    assert isinstance(chosen, Planned)
    assert chosen.version == "1.4.0"
    assert choose(plan, Member("T07", LINUX), "1.6.0") is Decision.NONE


def test_versions_are_compared_as_numbers() -> None:
    plan = Plan((Planned("1.9.0", LINUX, 100), Planned("1.10.0", LINUX, 100)))
    chosen = choose(plan, Member("T07", LINUX), None)
    assert isinstance(chosen, Planned)
    assert chosen.version == "1.10.0"
