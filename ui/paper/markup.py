"""Templates to HTML: Jinja in its sandbox, every value escaped and made fit for a text document."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

from jinja2 import DictLoader, StrictUndefined, TemplateError, TemplateNotFound, Undefined
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from kiosk.text import is_noncharacter

MOST_MARKUP: Final = 2_000_000
"""Characters that one template may become."""

_RAISED: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+−")
_LOWERED: Final = str.maketrans("₀₁₂₃₄₅₆₇₈₉₊₋", "0123456789+−")
_SCRIPTS: Final = re.compile("([⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻]+)|([₀₁₂₃₄₅₆₇₈₉₊₋]+)")
_HIDDEN: Final = frozenset({"Cc", "Cf", "Cs"})
_SPACES: Final = {
    "\n": "\n",
    "\u2028": "\n",
    "\u2029": "\n",
    "\u3000": "\u3000",
    "\u00a0": "\u00a0",
    "\u2009": "\u00a0",  # the typeface has no narrow ones
    "\u202f": "\u00a0",
}


_OF_VALUES: Final = (
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    RecursionError,
    TypeError,
    ValueError,
)
_INTERCEPTED: Final = frozenset({"*", "**"})


class BrokenTemplateError(Exception):
    """Says what is wrong with which file, in English; nothing of the report is in it."""


class _Environment(ImmutableSandboxedEnvironment):
    """Multiplies numbers alone: a text times a million is a terminal without memory.

    That keeps from mistakes. A template is the hospital's own; one that means to waste memory still can,
    by widths of formats and by adding up.
    """

    intercepted_binops = _INTERCEPTED

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        if (
            operator == "**"
            or not isinstance(left, (int, float))
            or not isinstance(right, (int, float))
        ):
            raise TypeError(operator)
        return super().call_binop(context, operator, left, right)


class Templates:
    """The `.html` and `.css` files of a layout, by name.

    They can include and extend each other, and nothing else: there is no way from them to a file, a
    network or Python's own objects.
    """

    def __init__(self, files: Mapping[str, str], units: Mapping[str, Any]) -> None:
        self._environment = _Environment(
            loader=DictLoader(files),
            autoescape=lambda name: name is None or name.endswith(".html"),
            undefined=StrictUndefined,
            finalize=_presentable,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters |= {"scripts": scripts, "paragraphs": paragraphs}
        self._environment.globals.clear()  # no `range`, no `lipsum`: data decide how long it gets
        self._environment.globals.update(units)

    def render(self, name: str, variables: Mapping[str, Any]) -> str:
        """Raises BrokenTemplateError."""
        pieces: list[str] = []
        length = 0
        try:
            for piece in self._environment.get_template(name).generate(variables):
                pieces.append(piece)
                length += len(piece)
                if length > MOST_MARKUP:
                    raise BrokenTemplateError(f"{name}: it becomes too long")
        except TemplateError as error:
            raise BrokenTemplateError(_reason(name, error)) from None
        except _OF_VALUES as error:
            # What a template does with values; the words of the exception may quote them.
            raise BrokenTemplateError(f"{name}: {type(error).__name__}") from None
        return "".join(pieces)


def _reason(name: str, error: TemplateError) -> str:
    """Where, and of which kind. The message itself is left out: it may quote what is printed."""
    if isinstance(error, TemplateNotFound):
        return f"{name}: a file that is not there"
    file = getattr(error, "name", None) or name
    line = getattr(error, "lineno", None)
    return f"{file}{f', line {line}' if line else ''}: {type(error).__name__}"


def scripts(text: object) -> Markup:
    """Superscripts and subscripts of Unicode as markup: the house typeface lacks most of them."""
    return Markup(_SCRIPTS.sub(_script, str(escape(visible(text)))))  # noqa: S704 - escaped just before


def _script(match: re.Match[str]) -> str:
    if raised := match[1]:
        return f"<sup>{raised.translate(_RAISED)}</sup>"
    return f"<sub>{match[2].translate(_LOWERED)}</sub>"


def paragraphs(text: object) -> tuple[str, ...]:
    """The lines of `text` that hold anything."""
    return tuple(filter(None, map(str.strip, str(text).splitlines())))


def _presentable(value: object) -> object:
    if isinstance(value, Undefined):
        return str(value)  # which raises, naming the variable
    return value if isinstance(value, (Markup, int, float)) else visible(value)


def visible(value: object) -> str:
    """Without control and format characters and without those that a text document uses itself.

    Qt marks frames by U+FDD0, U+FDD1 and objects by U+FFFC; bidirectional overrides would make a
    report read otherwise than it is stored (Unicode TR36).
    """
    return "".join(map(_seen, str(value)))


@lru_cache(maxsize=4096)
def _seen(character: str) -> str:
    if character.isspace():
        return _SPACES.get(character, " ")
    # Unassigned ones stay: Unicode goes on adding characters of names, faster than Python hears of it.
    hidden = unicodedata.category(character) in _HIDDEN or is_noncharacter(character)
    return "" if hidden or character == "\ufffc" else character
