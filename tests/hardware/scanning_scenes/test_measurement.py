"""The scanning measurement itself: its arithmetic, its tables, and that it runs from end to end."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest

from tests.benchmarks import __main__ as bench
from tests.benchmarks.scanning import measure, payload, report
from tests.benchmarks.scanning.clips import Film, watch
from tests.benchmarks.scanning.comparison import full_plan
from tests.benchmarks.scanning.conditions import LENGTHS, LEVELS, SEVERITIES, Condition
from tests.benchmarks.scanning.optics import Picture
from tests.benchmarks.scanning.readers import OURS, Look, Reader
from tests.benchmarks.scanning.tally import FirstReads, Rates

DOCS = Path(__file__).parents[3] / "docs"
TEXT = "EHC1:A"


class Scripted:
    """Reads what its script says of each frame; a frame's number is its only pixel."""

    name = "scripted"
    remembers = True

    def __init__(self, script: dict[int, str], milliseconds: float) -> None:
        self.script = script
        self.milliseconds = milliseconds
        self.seen: list[int] = []

    def begin(self) -> None:
        self.seen.clear()

    def read(self, frame: Picture, at: float) -> tuple[str, ...]:
        number = int(frame[0, 0])
        assert at == pytest.approx(number / 30)
        self.seen.append(number)
        return (self.script[number],) if number in self.script else ()

    def look(self, reader: Reader, frame: Picture, at: float) -> Look:
        return Look(reader.read(frame, at), 3 * self.milliseconds, self.milliseconds)


def frames() -> Iterator[Picture]:
    return (np.full((1, 1), number, np.uint8) for number in range(30))


def film() -> Film:
    return Film(frames(), 30)


def test_a_quick_reader_sees_every_frame() -> None:
    reader = Scripted({3: TEXT}, 5)
    watched = watch(reader, film(), TEXT, look_at=reader.look)
    assert reader.seen == [0, 1, 2, 3]
    assert watched.seconds == pytest.approx(0.105)


def test_a_slow_reader_misses_those_that_come_meanwhile_and_takes_the_newest() -> None:
    reader = Scripted({1: TEXT, 6: TEXT}, 70)
    watched = watch(reader, film(), TEXT, look_at=reader.look)
    assert reader.seen == [0, 2, 4, 6]
    assert watched.seconds == pytest.approx(0.28)


def test_a_read_that_ends_after_the_film_is_none() -> None:
    reader = Scripted({29: TEXT}, 20)
    assert watch(reader, film(), TEXT, look_at=reader.look).seconds == pytest.approx(29 / 30 + 0.02)
    late = Scripted({29: TEXT}, 33.4)
    assert watch(late, film(), TEXT, look_at=late.look).seconds is None


def test_a_wrong_text_is_counted_and_does_not_end_the_film() -> None:
    reader = Scripted({0: "EHC1:B", 2: TEXT}, 5)
    watched = watch(reader, film(), TEXT, look_at=reader.look)
    assert (watched.wrong, len(watched.looks)) == (1, 3)


def test_a_film_is_drawn_no_further_than_somebody_looks() -> None:
    drawn = frames()
    reader = Scripted({2: TEXT}, 5)
    watch(reader, Film(drawn, 30), TEXT, look_at=reader.look)
    assert int(next(drawn)[0, 0]) == 3


def test_clips_that_are_never_read_take_longer_than_all_others() -> None:
    first = FirstReads([0.1, None, 0.2, 0.3])
    assert first.percentile(50) == 0.2
    assert first.percentile(75) == 0.3
    assert first.percentile(90) is None


def test_rates_are_shares_of_what_was_tried() -> None:
    rates = Rates()
    for severity, read in ((1, True), (1, True), (5, True), (5, False)):
        rates.add(Condition.GLARE, severity, read=read)
    assert rates.overall() == 0.75
    assert rates.by_severity(Condition.GLARE) == {"1": 1.0, "5": 0.5}
    assert rates.at_severity(5) == 0.5


def test_the_plan_holds_every_condition_severity_length_and_level_equally_often() -> None:
    plan = full_plan()
    for cases in (plan.stills, plan.clips):
        places = [(case.condition, case.severity) for case in cases]
        assert {places.count(place) for place in set(places)} == {len(cases) // 60}
        assert len(set(places)) == len(Condition) * len(SEVERITIES)
        codes = [(case.length, case.level) for case in cases]
        assert {codes.count(code) for code in set(codes)} == {len(cases) // 6}
        assert len(set(codes)) == len(LENGTHS) * len(LEVELS)


def test_the_smallest_module_is_one_from_which_on_all_are_read() -> None:
    cells = [
        {"camera": "c", "distance_mm": 200, "module_mm": mm, OURS: rate}
        for mm, rate in ((0.2, 1.0), (0.3, 0.5), (0.4, 0.9), (0.5, 1.0))
    ]
    assert payload.smallest_module(cells, "c", 200) == 0.4
    assert payload.smallest_module(cells[:2], "c", 200) is None


def test_the_documents_show_the_severities_as_they_are() -> None:
    assert report.severities() in (DOCS / "scanning.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("document", ["scanning.md", "issuers.md"])
def test_figures_go_between_the_marks_of_a_document(document: str) -> None:
    text = (DOCS / document).read_text(encoding="utf-8")
    changed = report.into_document(text, "| new |")
    assert report.into_document(changed, "| newer |").replace("| newer |", "| new |") == changed
    assert "| new |" in changed
    assert changed.splitlines()[0] == text.splitlines()[0]
    assert changed.splitlines()[-1] == text.splitlines()[-1]
    with pytest.raises(ValueError, match="lacks"):
        report.into_document("no marks", "| new |")


def test_a_small_sample_runs_from_end_to_end_and_nothing_is_read_wrong(tmp_path: Path) -> None:
    picture = tmp_path / "plot.png"
    result = measure(["--quick", "--plot", str(picture)])
    assert json.loads(json.dumps(result)) == result
    ours = result["stills"][OURS]
    assert set(ours["by_condition"]) == set(Condition)
    assert result["goals"]["wrong_reads"]["met"]
    # On the second of five severities nearly everything is read: here or nowhere it is broken.
    assert ours["rate"] >= 0.75
    assert result["clips"][OURS]["rate"] == 1.0
    assert len(result["stills"]) == 6
    drawn = cv2.imread(str(picture))
    assert drawn is not None
    assert drawn.std() > 10


def test_the_payload_measurement_runs() -> None:
    result = measure(["--quick", "--payload"])
    assert {cell[OURS] for cell in result["codes"]} <= {0.0, 1.0}
    assert "1280x720, fixed focus" in payload.table(result)


@pytest.mark.parametrize(
    "arguments", [["nothing"], ["--quick"], ["start", "--quick"], ["scanning", "start", "--quick"]]
)
def test_the_command_refuses_what_it_does_not_know(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert bench.main(arguments) == 2
    assert capsys.readouterr().err
