"""Which analyte a result is of: by its LOINC, else by the hospital's own code, else by its name.

Codes and names are the laboratory's and short: "WBC" is printed for blood and for urine, "PCT" for a
protein and for a share of platelets. They count only together with the specimen and the unit. Wrong
words are worse than none: where there is a doubt, there is no match.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final, NamedTuple

from stdnum import luhn

from kiosk.reports.report import Report, Result
from kiosk.reports.rules import Aliases, Analyte, Specimen

Key = tuple[str, str, str]
"""Kind ("loinc", "code", "name"), specimen (empty for LOINC, which has its own), and text to compare."""


class Match(NamedTuple):
    analyte: Analyte
    share: bool  # the result is the analyte's percentage among others


def keys(analyte: Analyte) -> Iterator[tuple[Key, bool]]:
    """All that `analyte` goes by, and whether that is its share."""
    for aliases, share in ((analyte, False), (analyte.share or Aliases(), True)):
        yield from ((("loinc", "", code), share) for code in aliases.loinc)
        yield from ((("code", analyte.specimen, plain(code)), share) for code in aliases.codes)
        yield from ((("name", analyte.specimen, plain(name)), share) for name in aliases.names)


class Matcher:
    def __init__(self, analytes: tuple[Analyte, ...]) -> None:
        self._known = {
            key: Match(analyte, share) for analyte in analytes for key, share in keys(analyte)
        }

    def find(self, result: Result, report: Report) -> Match | None:
        """A LOINC that is not known here is still more exact than a code: nothing else is tried then."""
        if is_loinc(result.loinc):
            return self._known.get(("loinc", "", result.loinc))
        specimen = _specimen(result, report)
        if specimen is None:
            return None
        for kind, text in (("code", result.local_code), ("name", result.name)):
            found = self._known.get((kind, specimen, plain(text)))
            if found is not None and _has_unit(found, result, sure=kind == "name"):
                return found
        return None


_LOINC: Final = re.compile(r"[0-9]{1,8}-[0-9]")  # at most ten characters (LOINC Users' Guide)


def is_loinc(code: str) -> bool:
    """Whether `code` is formed like one: digits, hyphen, and a check digit (mod 10, as Luhn's)."""
    if _LOINC.fullmatch(code) is None:
        return False
    return bool(luhn.is_valid(code.replace("-", "")))


def plain(text: str) -> str:
    """Without what laboratories write differently: width and case of letters, spaces, hyphens."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"[\s_\-‐-―*]", "", folded)


# Words of specimens. 尿酸 and 尿素 are in the blood, and 糖尿病 is no specimen.
_URINE: Final = re.compile(r"(?<![糖泌利])尿(?![酸素毒崩])|\burin", re.IGNORECASE)
_STOOL: Final = re.compile(
    r"[粪糞]|大便|便[潜隐常]|\bstool|\bf(?:a)?eces|\bf(?:a)?ecal", re.IGNORECASE
)
_BLOOD: Final = re.compile(r"血|\bblood|\bserum|\bplasma", re.IGNORECASE)
_ELSE: Final = re.compile(
    r"脑脊|胸水|腹水|积液|穿刺|引流|灌洗|关节|滑液|羊水|精液|前列腺液|分泌物|白带|痰|唾液|汗液|胃液|骨髓"
    r"|透析液|腹透|心包|囊液|胆汁(?!酸)|滑膜|乳汁|房水|\bdialysate|\bcsf\b|\bfluid|\bascites|\bsputum|\bswab|\bmarrow|\bsemen",
    re.IGNORECASE,
)


def _specimen(result: Result, report: Report) -> Specimen | None:
    """From what is said nearest to the result. None: something else, or of two kinds."""
    if report.specimen:
        near = _named(result.name) or _named(result.group)
        return near if near is not None else _said(report.specimen)
    for text in (result.name, result.group, report.head.title):
        if _ELSE.search(text):
            return None
        named = _named(text)
        if named is not None:
            return named
    return Specimen.BLOOD


def _named(text: str) -> Specimen | None:
    if _URINE.search(text):
        return Specimen.URINE
    return Specimen.STOOL if _STOOL.search(text) else None


def _said(specimen: str) -> Specimen | None:
    if _ELSE.search(specimen):
        return None
    named = _named(specimen)
    if named is not None:
        return None if _BLOOD.search(specimen) else named
    return Specimen.BLOOD if _BLOOD.search(specimen) else None


def _has_unit(found: Match, result: Result, *, sure: bool) -> bool:
    """Whether the result's unit is one of the analyte's. `sure`: without a unit, it is taken to be."""
    if not found.share and not found.analyte.units:
        return True
    if result.quantity is None:
        # "CRE 阳性" are germs and no creatinine: what is measured in numbers has no code with words.
        return sure or not result.text or found.analyte.abnormal is not None
    unit = plain_unit(result.quantity.unit or result.quantity.ucum)
    if not unit:
        return sure or found.share
    allowed = {"%", "l/l"} if found.share else {plain_unit(each) for each in found.analyte.units}
    return unit in allowed


def plain_unit(unit: str) -> str:
    """As compared: 10⁹/L, ×10^9/L, 10*9/L and 10E9/L are one, and so are µ, μ and u."""
    folded = unicodedata.normalize("NFKC", unit).casefold().replace("μ", "u")
    folded = re.sub(r"10e(?=\d)", "10", folded)
    return re.sub(r"[\s^*×x·\[\]{}']", "", folded)
