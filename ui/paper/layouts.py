"""The files of a layout: those that come along, and a hospital's own in their place, one by one."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any, Final

import msgspec

_ENDINGS: Final = (".html", ".css")
_DESIGN: Final = "report.toml"
_MOST_FILES: Final = 40
_MOST_BYTES: Final = 256 * 1024

Millimetres = Annotated[float, msgspec.Meta(ge=0, le=150)]


class BrokenLayoutError(Exception):
    """Says what is wrong with which file, in English."""


class _Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    pass


class Page(_Strict, frozen=True):
    """Margins of A4, millimetres; `gap`: between the head, the body, the closing and the foot."""

    left: Millimetres = 15.0
    right: Millimetres = 15.0
    top: Millimetres = 10.0
    bottom: Millimetres = 8.0
    gap: Millimetres = 3.0


class Text(_Strict, frozen=True):
    """Size of the body's text, points."""

    size: Annotated[float, msgspec.Meta(ge=6, le=16)] = 9.5


class Stamp(_Strict, frozen=True):
    """Where the stamp stands on the closing, from its right and lower edge, millimetres."""

    width: Annotated[float, msgspec.Meta(ge=10, le=80)] = 36.0
    right: Millimetres = 8.0
    bottom: Annotated[float, msgspec.Meta(ge=-30, le=150)] = 0.0


class Codes(_Strict, frozen=True):
    """Millimetres: a module of the QR code, its widest side; a module of the bar code, its height."""

    module: Annotated[float, msgspec.Meta(ge=0.2, le=1.5)] = 0.4
    widest: Annotated[float, msgspec.Meta(ge=15, le=80)] = 36.0
    bar: Annotated[float, msgspec.Meta(ge=0.15, le=0.6)] = 0.25
    bar_height: Annotated[float, msgspec.Meta(ge=4, le=20)] = 8.0


class Table(_Strict, frozen=True):
    """Lines below the rows of tables that have a head: millimetres, 0 for none; "#rrggbb"."""

    rule: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0.1
    colour: Annotated[str, msgspec.Meta(pattern=r"^#[0-9a-f]{6}\Z")] = "#bbbbbb"


class Logo(_Strict, frozen=True):
    height: Annotated[float, msgspec.Meta(ge=5, le=40)] = 14.0


class Design(_Strict, frozen=True):
    """`report.toml`. `words`: by language, each what the templates name."""

    words: dict[str, dict[str, str]]
    page: Page = Page()
    text: Text = Text()
    stamp: Stamp = Stamp()
    table: Table = Table()
    codes: Codes = Codes()
    logo: Logo = Logo()


@dataclass(frozen=True, slots=True)
class Layout:
    files: dict[str, str] = field(repr=False)  # templates by name
    design: Design = field(repr=False)


def read_layout(own: Path | None) -> Layout:
    """`own`: a folder with files of the same names, which stand in place of those that come along.

    Its `report.toml` needs to hold only what is different. Raises BrokenLayoutError.
    """
    templates, design = _shipped()
    if own is not None:
        for name, text in _read_folder(own).items():
            if name == _DESIGN:
                design = _laid_over(design, _toml(name, text))
            else:
                templates[name] = text
    try:
        return Layout(templates, msgspec.convert(design, Design))
    except msgspec.ValidationError as error:
        raise BrokenLayoutError(f"{_DESIGN}: {error}") from None


def _shipped() -> tuple[dict[str, str], dict[str, Any]]:
    folder = files("resources").joinpath("reports")
    texts = {each.name: each for each in folder.iterdir() if each.name.endswith(_ENDINGS)}
    design = folder.joinpath(_DESIGN).read_text("utf-8")
    return {name: each.read_text("utf-8") for name, each in texts.items()}, _toml(_DESIGN, design)


def _read_folder(folder: Path) -> dict[str, str]:
    try:
        found = sorted(
            each for each in folder.iterdir() if each.suffix in _ENDINGS or each.name == _DESIGN
        )
    except OSError as error:
        raise BrokenLayoutError(f"the folder of layouts: {error.strerror}") from None
    if len(found) > _MOST_FILES:
        raise BrokenLayoutError("the folder of layouts: too many files")
    return {each.name: _read(each) for each in found}


def _read(path: Path) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
        if len(content) > _MOST_BYTES:
            raise BrokenLayoutError(f"{path.name}: larger than {_MOST_BYTES} bytes")
        return content.decode("utf-8")
    except OSError as error:
        raise BrokenLayoutError(f"{path.name}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise BrokenLayoutError(f"{path.name}: no UTF-8") from None


def _toml(name: str, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise BrokenLayoutError(f"{name}: {error}") from None


def _laid_over(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    both = dict(below)
    for key, value in above.items():
        under = below.get(key)
        tables = isinstance(value, dict) and isinstance(under, dict)
        both[key] = _laid_over(under, value) if tables and under else value
    return both
