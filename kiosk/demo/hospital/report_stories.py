"""Which reports the demo's people have: what ails them, how it goes, and what is new today.

Days are counted back from the hospital's day, so that a trend ends where the patient stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Final

from kiosk.demo.hospital.cast import Role

FINISHED: Final = frozenset({"final", "amended", "corrected", "appended"})
PENDING: Final = frozenset({"registered", "partial", "preliminary"})


class Quirk(Enum):
    """What a report has that others have not, or lacks."""

    HAEMOLYSED = auto()  # some values could not be had
    NO_RANGES = auto()
    NO_FLAGS = auto()  # the reader has to compare by the ranges
    NO_NAMES = auto()  # references without `display`
    CODED_TEXT = auto()  # words as CodeableConcept
    GROUPS_ONLY = auto()  # `result` names panels, and these their members
    PERIOD = auto()  # `effectivePeriod` instead of a moment


@dataclass(frozen=True, slots=True)
class Draft:
    """`key`: of a panel or study. `minutes_ago`: since it was issued; of today's reports only."""

    key: str
    days_ago: int = 0
    minutes_ago: int = 30
    status: str = "final"
    expected_in: int = 40  # minutes, of what is pending
    values: Mapping[str, str] = field(default_factory=dict)  # by analyte; "" is missing
    quirks: frozenset[Quirk] = frozenset()
    printed: bool = False  # its first edition, at another terminal


@dataclass(frozen=True, slots=True)
class Story:
    """`courses`: where an analyte stood when it began and where it stands now."""

    courses: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    drafts: tuple[Draft, ...] = ()

    @property
    def days(self) -> int:
        return max((draft.days_ago for draft in self.drafts), default=0)


def _past(
    key: str, *days: int, values: Mapping[str, str] | None = None, quirk: Quirk | None = None
) -> tuple[Draft, ...]:
    """The same examination again and again. What is older than two months was printed then."""
    quirks = frozenset({quirk}) if quirk else frozenset()
    return tuple(
        Draft(key, day, values=values or {}, quirks=quirks, printed=day > 60)  # noqa: PLR2004 - two months
        for day in days
    )


_HEPATITIS: Final = {"HBsAg": "阳性", "HBeAb": "阳性", "HBcAb": "阳性"}
_ANA: Final = {"ANA": "1:320", "ANA-P": "核颗粒型", "SSA": "阳性(++)"}

DIABETES: Final = Story(
    {
        "HbA1c": (9.4, 6.7),
        "GLU": (11.62, 6.81),
        "GLU-0": (9.84, 6.42),
        "GLU-60": (17.9, 11.3),
        "GLU-120": (16.4, 8.9),
        "ALT": (96, 31),
        "AST": (61, 27),
        "GGT": (88, 40),
        "TG": (3.42, 1.61),
        "LDL-C": (4.31, 2.48),
    },
    (
        *_past("OGTT", 455),
        *_past("THXHDB", 450, 360, 270, 180, 91, 6),
        *_past("KFXT", 450, 360, 270, 180, 91, 6, quirk=Quirk.NO_FLAGS),
        *_past("GGN", 360, 180, 91, 20),
        *_past("XZSX", 360, 180, 6),
        *_past("SGN", 360, 6),
        *_past("FBCS", 178),
    ),
)
HEPATITIS: Final = Story(
    {"ALT": (168, 46), "AST": (112, 34), "GGT": (143, 58), "TBIL": (31.4, 16.2)},
    (
        *_past("GGN", 210, 150, 110, 75, 45, 20),
        *_past("YGWX", 210, values=_HEPATITIS),
        Draft("HBVDNA", 209, values={"HBV-DNA": "245000"}, printed=True),
        Draft("HBVDNA", 108, values={"HBV-DNA": "1860"}),
        Draft("HBVDNA", 19, values={"HBV-DNA": "<20"}),
        *_past("FBCS", 150, 18),
    ),
)
ANAEMIA: Final = Story(
    {"HGB": (84, 121), "MCV": (70.6, 85.2), "RDW-CV": (18.9, 14.8), "FER": (4.2, 36.0), "FE": (3.9, 14.1)},
    (
        *_past("XCG", 160, 130, 100, 70, 40, 12),
        *_past("TDX", 160, 70, 12),
        *_past("FBCS", 130),
    ),
)  # fmt: skip
THYROID: Final = Story(
    {
        "TSH": (38.2, 2.14),
        "FT3": (2.81, 4.62),
        "FT4": (6.9, 15.2),
        "TT3": (1.02, 1.71),
        "TT4": (51, 104),
        "TPOAb": (312, 188),
        "LDL-C": (4.62, 2.93),
    },
    (
        *_past("JGQX", 200, 155, 110, 70, 35, 9),
        *_past("XZSX", 200, 70, 9, quirk=Quirk.NO_NAMES),
        *_past("NCG", 155),
    ),
)
KIDNEYS: Final = Story(
    {"CREA": (118, 186), "UREA": (8.4, 13.9), "UA": (452, 486), "CysC": (1.31, 2.04), "K": (4.6, 5.2)},
    (
        *_past("SGN", 330, 240, 150, 90, 45, 10),
        *_past("DJZ", 330, 150, 45),
        *_past("NCG", 240, 90, 10, values={"UPRO": "2+", "UBLD": "1+"}, quirk=Quirk.CODED_TEXT),
    ),
)  # fmt: skip
IMMUNE: Final = Story(
    {"CRP": (28.4, 6.1)},
    (
        *_past("ZSKT", 120, 31, values=_ANA),
        *_past("CRP", 120, 90, 31),
        *_past("XCG", 120, 31),
        *_past("XBCT", 119),
    ),
)
WELL: Final = Story(
    {},
    (
        *_past("SHQT", 372, 8),
        *_past("XCG", 372, 8),
        *_past("NCG", 372, 8),
        *_past("ZLBZ", 372, 8, quirk=Quirk.NO_RANGES),
        *_past("XBDR", 372, 8),
    ),
)
STORIES: Final = (DIABETES, HEPATITIS, ANAEMIA, THYROID, KIDNEYS, IMMUNE, WELL)

_HAEMOLYSED: Final = {"K": "", "P": "", "Mg": ""}
_COUNT: Final = Draft("XCG", minutes_ago=26)
_INFECTED: Final = Draft("XCG", minutes_ago=26, values={"WBC": "12.36", "LYMPH%": "13.5"})
TODAY: Final[dict[Role, tuple[Draft, ...]]] = {
    Role.ONE_APPOINTMENT: (
        _INFECTED,
        Draft("CRP", minutes_ago=24, values={"CRP": "18.60"}),
        Draft("XBCT", 1),
        Draft("DJZ", status="registered", expected_in=35),
    ),
    Role.TWO_APPOINTMENTS: (
        Draft("XCG", minutes_ago=41, status="amended", values={"HGB": "104", "MCV": "76.4"}),
        Draft("FBCS", 2),
        Draft("GGN", status="partial", expected_in=55),
    ),
    Role.NOTHING_TODAY: (
        Draft("NCG", minutes_ago=12, values={"UGLU": "2+", "UPRO": "±"}),
        _INFECTED,
        Draft("GGN", minutes_ago=35, status="corrected", printed=True),
        Draft("DJZ", minutes_ago=48, values=_HAEMOLYSED, quirks=frozenset({Quirk.HAEMOLYSED})),
        Draft("XDT", minutes_ago=55, quirks=frozenset({Quirk.PERIOD})),
        Draft("DEJT", minutes_ago=61),
        Draft("NXSX", 1),
        Draft("XBCT", 1, status="corrected"),
        Draft("GMD", 3),
        Draft("ZSKT", 4, values=_ANA),
        Draft("JGQX", status="preliminary", expected_in=75),
        Draft("HBVDNA", status="registered", expected_in=1600),
    ),
    Role.ALREADY_SIGNED_IN: (_COUNT, Draft("SGN", status="registered", expected_in=20)),
    Role.OTHER_CAMPUS: (Draft("GMD", 3), Draft("XBDR", 3)),
    Role.CRITICAL_VALUE: (
        Draft("DJZ", minutes_ago=9, values={"K": "7.10", "CO2": "13.2"}),
        Draft("SGN", minutes_ago=9, values={"CREA": "702.0", "UREA": "31.40"}),
        _COUNT,
    ),
    Role.RARE_NAME: (_COUNT, Draft("XBDR", 1), Draft("SHQT", 1, quirks=frozenset({Quirk.GROUPS_ONLY}))),
}  # fmt: skip
"""New ones, besides those of the story. A role that is not here has `OTHERS`."""
OTHERS: Final = (_COUNT, Draft("XBDR", 15))

TOLD: Final[dict[Role, Story]] = {
    Role.NOTHING_TODAY: DIABETES,
    Role.TOO_EARLY: WELL,
    Role.CRITICAL_VALUE: KIDNEYS,
    Role.RARE_NAME: THYROID,
    Role.NO_REPORTS: Story(),
}
"""Whose story is always the same."""

ROUND: Final = (
    "XCG", "GGN", "SGN", "DJZ", "NCG", "KFXT", "XZSX", "NXSX", "CRP", "XBDR", "THXHDB", "FBCS",
)  # fmt: skip
"""Of somebody who is examined every few days, one after the other."""
MANY: Final = 240
