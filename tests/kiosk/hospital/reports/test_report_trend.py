"""Earlier values: of the same thing, in the same unit, of this patient."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from kiosk.reasons import Code, Failure
from kiosk.reports.report import Flag, Result, Trend

BEIJING = timezone(timedelta(hours=8))
WRONG = Failure(Code.WRONG_PATIENT)


def on(day: int) -> str:
    return f"2030-02-{day:02d}T08:00:00+08:00"


@pytest.fixture
def trend(archive, reports, me) -> Any:
    """The trend of the first result of "r1", which has to be one."""

    def read(*names: str) -> Trend:
        archive.report("r1", *(names or ("o1",)))
        report = reports.report(me, "r1")
        found = reports.trend(me, report.results[0])
        assert isinstance(found, Trend), found
        return found

    return read


def test_earlier_values_oldest_first(server, archive, trend) -> None:
    usual = [{"low": archive.measured("3.5"), "high": archive.measured("9.5")}]
    archive.observation("o1", effectiveDateTime=on(20), referenceRange=usual)
    archive.observation(
        "old", effectiveDateTime=on(3), valueQuantity=archive.measured("11.0"), referenceRange=usual
    )
    archive.observation("mid", effectiveDateTime=on(9), valueQuantity=archive.measured("4.20"))
    found = trend()
    assert (found.name, found.unit, found.range.text) == ("白细胞计数", "10⁹/L", "3.5–9.5")
    assert [(p.quantity.text, p.flag) for p in found.points] == [
        ("11.0", Flag.HIGH),
        ("4.20", Flag.NONE),
        ("5.10", Flag.NORMAL),
    ]
    assert found.points[0].at == datetime(2030, 2, 3, 8, tzinfo=BEIJING)
    assert server.queries("Observation")[-1] == [
        ("patient", "Patient/me"),
        ("code", "http://loinc.org|6690-2"),
        ("status", "final,amended,corrected"),
        ("_sort", "-date"),
        ("_count", "100"),
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {"valueQuantity": {"value": 5, "unit": "/uL", "code": "/uL", "system": "http://unitsofmeasure.org"}},
        {"valueQuantity": {"value": "5"}},
        {"valueQuantity": None, "valueString": "阴性"},
        {"status": "preliminary"},
        {"status": "entered-in-error"},
        {"effectiveDateTime": "2030"},
        {"effectiveDateTime": None},
        {"code": {"coding": [{"system": "http://loinc.org", "code": "1-8"}, {"system": "urn:lab", "code": "WBC"}]}},
        {"code": {"text": "白细胞计数"}},
    ],
)  # fmt: skip
def test_what_is_no_earlier_value(archive, trend, server, changes) -> None:
    """Also where the server does not look at what it was asked for."""
    archive.observation("o1")
    odd = archive.observation("o2", **{"effectiveDateTime": on(1), **changes})
    search, everything = server.routes["GET Observation"], archive.bundle(odd)
    server.routes["GET Observation"] = lambda asked: (
        search(asked) if "_id=" in asked.target else everything
    )
    assert [point.quantity.text for point in trend().points] == ["5.10"]


def test_the_result_itself_is_there_whatever_the_search_finds(server, archive, trend) -> None:
    archive.observation("o1")
    search = server.routes["GET Observation"]
    nothing = {"resourceType": "Bundle", "type": "searchset"}
    server.routes["GET Observation"] = lambda asked: (
        search(asked) if "_id=" in asked.target else nothing
    )
    assert [point.quantity.text for point in trend().points] == ["5.10"]


def test_one_point_for_a_moment_and_it_is_the_results_own(archive, trend) -> None:
    archive.observation("o0", valueQuantity=archive.measured("7.7"))
    archive.observation("o1")
    archive.observation("o2", valueQuantity=archive.measured("8.8"))
    assert [point.quantity.text for point in trend().points] == ["5.10"]


def test_a_value_that_is_there_twice(archive, trend) -> None:
    archive.observation("o1")
    for name, value in (("a", "7.7"), ("b", "8.8")):
        number = archive.measured(value)
        archive.observation(name, effectiveDateTime=on(1), valueQuantity=number)
    assert [point.quantity.text for point in trend().points] == ["7.7", "5.10"]


def test_the_newest_thirty(archive, trend) -> None:
    for n in range(45):
        when = datetime(2030, 1, 1, 8, tzinfo=BEIJING) + timedelta(days=n)
        value = archive.measured(f"{n}.0")
        archive.observation(f"o{n}", effectiveDateTime=when.isoformat(), valueQuantity=value)
    points = trend("o44").points
    assert [p.quantity.text for p in points] == [f"{n}.0" for n in range(15, 45)]


def test_by_the_hospitals_own_code(server, archive, trend) -> None:
    local = {"coding": [{"system": "urn:lab", "code": "W|B,C"}], "text": "白细胞计数"}
    archive.observation("o1", code=local)
    archive.observation("o2", effectiveDateTime=on(1))
    trend()
    asked = [dict(query).get("code") for query in server.queries("Observation")]
    assert "W\\|B\\,C" in asked


def test_without_any_code_it_is_the_result_alone(archive, reports, me) -> None:
    archive.observation("o1", code={"text": "白细胞计数"})
    archive.report("r1", "o1")
    (result,) = reports.report(me, "r1").results
    failure = reports.trend(me, result)
    assert isinstance(failure, Failure)
    assert failure.code is Code.HOSPITAL_BAD_ANSWER


def test_components(server, archive, trend) -> None:
    def pressure(name: str, day: int, systolic: str) -> None:
        parts = (("8480-6", systolic), ("8462-4", "80"))
        components = [
            {
                "code": {"coding": [{"system": "http://loinc.org", "code": loinc}]},
                "valueQuantity": archive.measured(value, "mm[Hg]"),
            }
            for loinc, value in parts
        ]
        archive.observation(
            name, effectiveDateTime=on(day), valueQuantity=None, component=components
        )

    pressure("bp1", 1, "118")
    pressure("bp2", 2, "145")
    assert [point.quantity.text for point in trend("bp2").points] == ["118", "145"]
    server.routes["GET Observation"] = [
        server.routes["GET Observation"],
        {"resourceType": "Bundle", "type": "searchset"},
        400,
    ]
    assert [point.quantity.text for point in trend("bp2").points] == ["145"]


def test_a_value_below_the_scale_stays_and_says_so(archive, trend) -> None:
    archive.observation("o1", valueQuantity=archive.measured("0.5", comparator="<"))
    archive.observation("o2", effectiveDateTime=on(1))
    points = trend().points
    assert [(p.quantity.comparator, p.quantity.text) for p in points] == [
        ("", "5.10"),
        ("<", "0.5"),
    ]


@pytest.mark.parametrize("element", ["effectiveInstant", "issued"])
def test_other_moments(archive, trend, element) -> None:
    moments = {"effectiveDateTime": None, element: on(5)}
    archive.observation("o1", **moments)
    assert trend().points[0].at == datetime(2030, 2, 5, 8, tzinfo=BEIJING)
    archive.observation("o1", effectiveDateTime=None, effectivePeriod={"start": on(6)})
    assert trend().points[0].at == datetime(2030, 2, 6, 8, tzinfo=BEIJING)


def test_a_server_without_end(server, archive, trend) -> None:
    """It ignores the code, and sends all values of this patient in its own order."""
    archive.observation("o1")
    search, pages = server.routes["GET Observation"], []

    def endless(asked: Any) -> Any:
        if "_id=" in asked.target:
            return search(asked)
        pages.append(asked)
        link = [{"relation": "next", "url": f"{server.base_url}/Observation?page={len(pages)}"}]
        other = archive.observation(f"x{len(pages)}", code={"text": "其他"})
        return archive.bundle(other, link=link)

    server.routes["GET Observation"] = endless
    archive.observation("o1")
    assert len(trend().points) == 1
    assert len(pages) == 10  # five for each question


def test_whose_they_are(archive, reports, me, server) -> None:
    archive.observation("o1")
    archive.report("r1", "o1")
    (result,) = reports.report(me, "r1").results
    other = archive.observation("o2", subject={"reference": "Patient/other"})
    server.routes["GET Observation"] = archive.bundle(other)
    assert reports.trend(me, result) == WRONG


def test_words_have_no_trend(reports, me) -> None:
    with pytest.raises(ValueError, match="words"):
        reports.trend(me, Result("o1", "白细胞计数", loinc="6690-2", text="阴性"))
