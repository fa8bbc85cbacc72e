"""Units as a person reads them: "10*9/L" is "10⁹/L", "umol/L" is "μmol/L". Nothing is converted.

UCUM (The Unified Code for Units of Measure, 2.1) in its case-sensitive form: terms of prefixed units with
exponents, joined by "." and "/", units that are not metric in [brackets], remarks in {braces}.
"""

from __future__ import annotations

import functools
import re
from typing import Final

_WHOLE: Final = {
    "1": "",
    "[pH]": "",
    "{INR}": "",
    "{ratio}": "",
    "{index}": "",
    "{s_co_ratio}": "S/CO",
    "{titer}": "",
    "Cel": "℃",
    "[degF]": "℉",
    "mm[Hg]": "mmHg",
    "[ppth]": "‰",
    "[ppm]": "ppm",
    "[ppb]": "ppb",
    "mL/min/{1.73_m2}": "mL/min/1.73m²",
    "mL/min/1.73.m2": "mL/min/1.73m²",
    "mL/min/1.73m2": "mL/min/1.73m²",
}
_BRACKETED: Final = {
    "arb'U": "AU",
    "USP'U": "USP U",
    "anti'Xa'U": "anti-Xa U",
    "lb_av": "lb",
    "oz_av": "oz",
    "in_i": "in",
    "ft_i": "ft",
    "drp": "gtt",
    "TCID_50": "TCID50",
    "CCID_50": "CCID50",
    "PFU": "PFU",
    "ELU": "ELISA U",
    "GPL'U": "GPL",
    "MPL'U": "MPL",
    "APL'U": "APL",
}
_ATOMS: Final = {
    "eq": "Eq",
    "osm": "Osm",
    "mosm": "mOsm",
    "meq": "mEq",
    "ueq": "μEq",
    "kat": "kat",
    "wk": "week",
    "mo": "month",
    "a": "year",
    "deg": "°",
    "Ohm": "Ω",
}
_MICRO: Final = re.compile(r"u(?=(?:g|mol|L|l|m|s|V|A|U|kat|IU|Eq|\[)(?![a-z]))")
_SUPERSCRIPT: Final = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_POWER_OF_TEN: Final = re.compile(r"10(?:\*\*|[*^])\+?(-?\d{1,2})|\b10[eE]\+?(-?\d{1,2})\b")
_PART: Final = re.compile(r"([^./{}\[\]]*)(?:\[([^\]]*)\])?([^./{}\[\]]*)((?:\{[^}]*\})*)")
_CARET: Final = re.compile(r"(?<=[A-Za-zμ])\^(-?\d)")
_EXPONENT: Final = re.compile(r"(?<=[A-Za-zμΩ])(-?\d)$")
_REMARKS_LEFT_OUT: Final = frozenset(
    {"vol", "volume", "mass", "ratio", "index", "titer", "score", "of hemoglobin", "hb", "total"}
)


def shown_unit(unit: str, ucum: str = "") -> str:
    """The unit for screen and paper. `unit`: in the hospital's words; `ucum`: its code, where there is one.

    The hospital's words come first, unless they are the code over again.
    """
    if ucum and unit in {"", ucum}:
        return _of_ucum(ucum)
    return _of_words(unit)


@functools.lru_cache(
    maxsize=256
)  # hundreds of results have a dozen units; codes are nobody's secret
def _of_ucum(code: str) -> str:
    if code in _WHOLE:
        return _WHOLE[code]
    shown = [{".": "·", "/": "/"}.get(part) or _of_part(part) for part in re.split(r"([./])", code)]
    return "".join(shown) if _split_is_safe(code) else _of_words(code)


def _split_is_safe(code: str) -> bool:
    """Dots and strokes within braces or brackets are no operators: such codes are rare, and left alone."""
    return re.search(r"[\[{][^\]}]*[./][^\]}]*[\]}]", code) is None


def _of_part(part: str) -> str:
    """One unit with prefix, exponent and remark."""
    power = _POWER_OF_TEN.fullmatch(part)
    if power:
        return _of_words(part)
    found = _PART.fullmatch(part)
    if found is None:
        return part
    before, bracketed, after, remarks = found.groups()
    symbol = before + _BRACKETED.get(bracketed, bracketed) if bracketed else before
    symbol = _ATOMS.get(symbol, symbol) + after
    symbol = _MICRO.sub("μ", symbol, count=1) if symbol.startswith("u") else symbol
    symbol = _EXPONENT.sub(lambda digits: digits[1].translate(_SUPERSCRIPT), symbol)
    return f"{symbol} {_of_remarks(remarks)}".strip()


def _of_remarks(remarks: str) -> str:
    words = (each.replace("_", " ") for each in re.findall(r"\{([^}]*)\}", remarks))
    return " ".join(each for each in words if each.lower() not in _REMARKS_LEFT_OUT)


def _of_words(unit: str) -> str:
    """As written, but for powers of ten, and u where only ASCII could be written."""
    shown = _POWER_OF_TEN.sub(
        lambda power: "10" + (power[1] or power[2]).translate(_SUPERSCRIPT), unit
    )
    shown = _CARET.sub(lambda power: power[1].translate(_SUPERSCRIPT), shown)
    shown = re.sub(r"^[xX*](?=10[⁰¹²³⁴⁵⁶⁷⁸⁹⁻])", "×", shown)
    shown = shown.replace("µ", "μ")  # MICRO SIGN and the Greek letter look the same and are not
    return re.sub(r"(?<![A-Za-z])u(?=(?:g|mol|[Ll]|IU|m)(?![A-Za-z]))", "μ", shown)
