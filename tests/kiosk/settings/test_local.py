"""What an engineer changes at the terminal: within limits, with undo, and proven by coming up."""

from __future__ import annotations

import resource
import tomllib
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.settings import local, toml_lines
from kiosk.settings.local import MOST, TERMINAL, LocalChanges
from kiosk.settings.start import Start
from tests.sampling import examples

NOW = 1_800_000_000


def test_a_change_counts_and_says_who_and_when(own) -> None:
    made = own.set(voice__volume=0.5)
    assert own.load().voice.volume == 0.5
    assert (made.number, made.by, made.at, made.names) == (1, "eng-7", NOW, ("voice.volume",))
    again = own.set(voice__volume="0.8")  # as the command line has it
    assert again.before == {"voice.volume": 0.5}
    assert own.load().voice.volume == 0.8


def test_the_file_on_the_disk_is_the_owner_s_alone(own) -> None:
    own.set(voice__volume=0.5)
    assert (own.state / "local.toml").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("trust__repository", "https://elsewhere.example"),
        ("storage__folder", "/"),
        ("storage__keep_days", 1),
        ("terminal__id", "T08"),
        ("hospital__base_url", "https://elsewhere.example"),
        ("metrics__port", 80),
        ("fleet__site", "south"),
        ("voice__volume", 1.5),
        ("voice__tone", 1),
        ("pace__done", 290),
        ("pace__idle_warning", 1),
        ("camera__exposure_seconds", 0.09),
        ("scanner__kind", "serial"),  # and no port
        ("report_printer__sides", "one-sided"),  # there is none here
        ("attract__notices", {"zh_CN": [""]}),
        ("camera__gain", "nan"),
        ("camera__focus", float("inf")),
    ],
)
def test_what_is_outside_the_limits_is_refused_whole(own, name, value) -> None:
    problems = own.refused(**{name: value, "voice__on": False})
    assert any(problem.startswith(name.split("__")[0]) for problem in problems)
    assert not own.state.exists() or not (own.state / "local.toml").exists()


def test_what_goes_together_is_set_together(own) -> None:
    own.set(scanner__kind="serial", scanner__port="/dev/ttyUSB0", scanner__baud="19200")
    assert own.load().scanner.baud == 19_200
    assert own.refused(scanner__port="") == ("scanner.port: a serial scanner has one",)


def test_notices_of_many_lines_are_kept_as_they_are(own) -> None:
    notices = {"zh_CN": ['请"排队"', "第二行\\"], "en": ["Queue here"]}
    own.set(attract__notices=notices)
    assert own.load().attract.notices == {key: tuple(lines) for key, lines in notices.items()}


def test_undo_goes_back_one_step_at_a_time(own) -> None:
    for volume in (0.5, 0.6, 0.7):
        own.set(voice__volume=volume)
    seen = []
    while not isinstance(made := own.undo(), tuple):
        assert (made.act, made.by) == ("undo", "eng-8")
        seen.append(own.load().voice.volume)
    assert seen == [0.6, 0.5, 0.1]
    assert made == ("it is so already",)


def test_undo_after_a_change_after_an_undo_goes_back_to_that(own) -> None:
    own.set(voice__volume=0.5)
    own.set(voice__volume=0.6)
    own.undo()
    own.set(voice__volume=0.7)
    own.undo()
    assert own.load().voice.volume == 0.5
    own.undo()
    assert own.load().voice.volume == 0.1


def test_undo_to_a_named_step(own) -> None:
    for volume in (0.5, 0.6, 0.7):
        own.set(voice__volume=volume)
    own.undo(to=1)
    assert own.load().voice.volume == 0.5
    own.undo(to=0)
    assert own.load().voice.volume == 0.1
    assert own.undo(to=9) == ("there is no change 9, or it is not kept any more",)


def test_undo_without_a_change(own) -> None:
    assert own.undo() == ("there is nothing to undo",)


def test_dropping_gives_the_fleet_its_say_again(own) -> None:
    own.fleet({"site.toml": "[voice]\nvolume = 0.2"})
    own.set(voice__volume=0.5, voice__on=False)
    own.set(voice__volume=None)
    assert own.load().voice.volume == 0.2
    assert not own.load().voice.on


def test_so_it_is_already(own) -> None:
    own.set(voice__volume=0.5)
    assert own.refused(voice__volume=0.5) == ("it is so already",)


def test_history_is_bounded_and_what_counts_is_kept(own) -> None:
    changes = LocalChanges()
    for number in range(MOST + 50):
        values = {"voice.volume": number / 1_000, "voice.on": False}
        changes = changes.then(values, act="set", by="eng-7", at=NOW, parent=changes.number)
    own.state.mkdir(parents=True)
    local.write(own.state, changes)
    assert len(own.layered().changes.changes) == MOST
    assert own.load().voice.volume == 0.149
    assert not own.load().voice.on
    own.undo()
    assert own.load().voice.volume == 0.148
    assert isinstance(own.undo(to=10), tuple)


def test_a_damaged_file_is_put_aside_by_the_next_change(own) -> None:
    own.set(voice__volume=0.5)
    (own.state / "local.toml").write_bytes(b"[[change]\n")
    assert own.load().voice.volume == 0.1
    assert own.layered().remarks == ("local.toml: damaged, or not of this program's making",)
    own.set(voice__volume=0.6)
    assert own.load().voice.volume == 0.6
    assert (own.state / "local.damaged.toml").read_bytes() == b"[[change]\n"


def test_a_value_written_into_the_file_by_hand_has_the_same_limits(own) -> None:
    own.set(voice__volume=0.5)
    path = own.state / "local.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace('"voice.volume" = 0.5', '"storage.keep_days" = 1'), encoding="utf-8"
    )
    layered = own.layered()
    assert layered.settings.storage.keep_days == 180
    assert layered.remarks == ("left out: storage.keep_days: not to be changed at the terminal",)


def test_of_changes_at_the_same_moment_none_is_lost(own) -> None:
    def change(number: int) -> None:
        own.set(camera__gain=float(number))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(change, range(1, 13)))
    changes = own.layered().changes.changes
    assert [each.number for each in changes] == list(range(1, 13))
    assert {each.values["camera.gain"] for each in changes} == set(range(1, 13))


def test_a_change_that_the_disk_does_not_take_changes_nothing(own) -> None:
    own.set(voice__volume=0.5)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (16, limits[1]))  # Python ignores the signal
    try:
        with pytest.raises(OSError, match="too large"):
            own.set(voice__volume=0.6)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert own.load().voice.volume == 0.5
    assert own.layered().changes.number == 1


# -- proven by coming up ---------------------------------------------------------------------------


def starts(own, *, reaches: bool) -> float:
    start = Start(own.path, own.environment, lambda: NOW + 100)
    volume = start().voice.volume
    assert start().voice.volume == volume  # asked for again: the same start
    if reaches:
        start.reached()
    return volume


def test_a_terminal_that_does_not_come_up_goes_back_by_itself(own) -> None:
    own.set(voice__volume=0.5)
    starts(own, reaches=True)
    own.set(voice__volume=0.6)
    own.set(voice__on=False)
    assert starts(own, reaches=False) == 0.6
    assert starts(own, reaches=False) == 0.6
    assert starts(own, reaches=False) == 0.5
    assert own.load().voice.on
    last = own.layered().changes.changes[-1]
    assert (last.act, last.by, last.at) == ("returned", TERMINAL, NOW + 100)
    assert starts(own, reaches=True) == 0.5


def test_a_change_under_which_it_came_up_stays(own) -> None:
    own.set(voice__volume=0.5)
    starts(own, reaches=False)
    starts(own, reaches=True)
    for _ in range(5):
        assert starts(own, reaches=False) == 0.5


def test_a_running_terminal_proves_nothing_that_came_after_its_start(own) -> None:
    running = Start(own.path, own.environment)
    running()
    own.set(voice__volume=0.5)
    running.reached()
    for _ in range(2):
        starts(own, reaches=False)
    assert starts(own, reaches=False) == 0.1


def test_a_change_while_it_starts_is_not_proven_by_that_start(own) -> None:
    own.set(voice__volume=0.5)
    start = Start(own.path, own.environment)
    start()
    own.set(voice__volume=0.6)
    start.reached()
    for _ in range(2):
        starts(own, reaches=False)
    assert starts(own, reaches=False) == 0.1  # what last was under the first screen


def test_a_start_without_changes_writes_nothing(own) -> None:
    starts(own, reaches=True)
    assert not own.state.exists()


# -- the little TOML that is written ---------------------------------------------------------------

_VALUES = st.recursive(
    st.booleans()
    | st.integers(-(2**60), 2**60)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(blacklist_categories=("Cs",))),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)


@settings(max_examples=examples(150), deadline=None)
@given(_VALUES)
def test_whatever_is_written_is_read_as_it_was(value) -> None:
    assert tomllib.loads(f"x = {toml_lines.value(value)}")["x"] == value
