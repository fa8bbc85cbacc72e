"""Reading a file of rules: everything that is wrong with it is named, and nothing of it is used then."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final, TypeVar, get_args, get_origin

import msgspec
from msgspec import Struct

from kiosk.reports.matching import is_loinc, keys
from kiosk.reports.rules import Analyte, Direction, Pattern, Review, Rule, Rules, Texts, Words
from kiosk.text import clean

LARGEST_FILE: Final = 1024 * 1024  # bytes
TITLE_LENGTH: Final = 80  # characters, as are the others: what a card can show in any language
TEXT_LENGTH: Final = 320

StructT = TypeVar("StructT", bound=Struct)


class RulesError(Exception):
    """`problems`: one line for each mistake, "analyte wbc.high.means: what"."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(self.problems))


def read_rules(path: Path) -> Rules:
    """Raises RulesError."""
    rules = _rules(_tables(path))
    problems = list(_problems(rules))
    if problems:
        raise RulesError(problems)
    return rules


def _tables(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
        if len(data) > LARGEST_FILE:
            raise RulesError(["larger than 1 MiB"])
        return tomllib.loads(data.decode("utf-8"))
    except OSError as error:
        raise RulesError([f"cannot be read ({error.strerror})"]) from None
    except UnicodeDecodeError:
        raise RulesError(["not UTF-8"]) from None
    except tomllib.TOMLDecodeError as error:
        raise RulesError([f"not TOML, {error}"]) from None
    except RecursionError:
        raise RulesError(["not TOML, nested too deeply"]) from None


# Key by key, since msgspec stops at the first mistake and a hospital wants them all.


def _rules(tables: dict[str, Any]) -> Rules:
    problems: list[str] = []
    rules = _struct(tables, Rules, "", problems)
    if rules is None:
        raise RulesError(sorted(problems))
    return rules


def _struct(
    table: dict[str, Any], kind: type[StructT], where: str, problems: list[str]
) -> StructT | None:
    before = len(problems)
    known = {each.name: each for each in msgspec.structs.fields(kind)}
    at = f"{where}." if where else ""
    problems += [f"{at}{key}: no such key" for key in table.keys() - known.keys()]
    values: dict[str, Any] = {}
    for key, each in known.items():
        if key in table:
            values[key] = _value(table[key], each.type, f"{at}{key}", problems)
        elif each.required:
            problems.append(f"{at}{key}: missing")
    return None if len(problems) > before else kind(**values)


def _value(value: Any, kind: Any, where: str, problems: list[str]) -> Any:
    inner = next((one for one in _parts(kind) if _is_struct(one)), None)
    if inner is None:
        try:
            return msgspec.convert(value, kind)
        except msgspec.ValidationError as error:
            problems.append(f"{where}: {error}")
    elif not any(get_origin(one) is tuple for one in (kind, *get_args(kind))):
        if isinstance(value, dict):
            return _struct(value, inner, where, problems)
        problems.append(f"{where}: must be a table")
    elif isinstance(value, list) and value:
        return tuple(
            _value(entry, inner, _named(where, number, entry), problems)
            for number, entry in enumerate(value, 1)
        )
    else:
        problems.append(f"{where}: must be one or more tables")
    return None


def _parts(kind: Any) -> Iterator[Any]:
    yield kind
    for one in get_args(kind):
        yield from _parts(one)


def _is_struct(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Struct)


def _named(name: str, number: int, entry: Any) -> str:
    own = entry.get("id") if isinstance(entry, dict) else None
    return f"{name} {own if isinstance(own, str) and clean(own, 40) == own else number}"


# What shapes cannot say.


def _problems(rules: Rules) -> Iterator[str]:
    if len(set(rules.languages)) != len(rules.languages):
        yield "languages: one of them twice"
    yield from _review_problems(rules.review)
    for where, texts, limit in _texts(rules):
        yield from _text_problems(where, texts, rules.languages, limit)
    yield from _source_problems(rules)
    yield from _alias_problems(rules)
    for analyte in rules.analyte:
        yield from _analyte_problems(analyte)
    yield from _pattern_problems(rules)


def _review_problems(review: Review) -> Iterator[str]:
    if bool(review.by) != bool(review.on):
        yield "review: by and on go together"
    if review.by != clean(review.by, TITLE_LENGTH):
        yield "review.by: not one plain line, or too long"
    try:
        date.fromisoformat(review.on or "2030-03-05")
    except ValueError:
        yield "review.on: not a day such as 2030-03-05"


def _texts(rules: Rules) -> Iterator[tuple[str, Texts, int]]:
    for key in Words.__struct_fields__:
        limit = TITLE_LENGTH if key in {"high", "low", "abnormal", "critical"} else TEXT_LENGTH
        yield f"words.{key}", getattr(rules.words, key), limit
    for name, texts in rules.sources.items():
        yield f"sources.{name}", texts, TITLE_LENGTH
    for analyte in rules.analyte:
        where = f"analyte {analyte.id}"
        yield f"{where}.label", analyte.label, TITLE_LENGTH // 2
        yield f"{where}.measures", analyte.measures, TEXT_LENGTH
        for direction, rule in _rules_of(analyte):
            yield from _rule_texts(f"{where}.{direction}", rule)
    for number, pattern in enumerate(rules.pattern, 1):
        where = f"pattern {number}"
        yield f"{where}.measures", pattern.measures, TEXT_LENGTH
        yield from _rule_texts(where, pattern)


def _rule_texts(where: str, rule: Rule | Pattern) -> Iterator[tuple[str, Texts, int]]:
    yield f"{where}.means", rule.means, TEXT_LENGTH
    if rule.title is not None:
        yield f"{where}.title", rule.title, TITLE_LENGTH
    for key, texts in (("advice", rule.advice), ("also", rule.also)):
        if texts is not None:
            yield f"{where}.{key}", texts, TEXT_LENGTH


def _text_problems(
    where: str, texts: Texts, languages: tuple[str, ...], limit: int
) -> Iterator[str]:
    for language in languages:
        if language not in texts:
            yield f"{where}.{language}: missing"
    for language, text in texts.items():
        if language not in languages:
            yield f"{where}.{language}: not among the languages"
        if not text or text != clean(text, limit):
            yield f"{where}.{language}: empty, not one plain line, or longer than {limit}"


def _source_problems(rules: Rules) -> Iterator[str]:
    entries: list[tuple[str, Analyte | Pattern]] = [
        *((f"analyte {each.id}", each) for each in rules.analyte),
        *((f"pattern {number}", each) for number, each in enumerate(rules.pattern, 1)),
    ]
    for where, entry in entries:
        for source in entry.sources:
            if source not in rules.sources:
                yield f"{where}.sources: {source} is not among the sources"


def _alias_problems(rules: Rules) -> Iterator[str]:
    for identifier in _twice(each.id for each in rules.analyte):
        yield f"analyte {identifier}: twice"
    # One analyte's may be alike: they differ in what is not compared. Its share's may not.
    found = [key for analyte in rules.analyte for key, _ in dict.fromkeys(keys(analyte))]
    for kind, _, key in sorted(_twice(found)):
        yield f"{kind} {key}: twice"
    for kind, _, key in found:
        if kind == "loinc" and not is_loinc(key):
            yield f"loinc {key}: no such code, its check digit is wrong"


def _twice(names: Iterable[Any]) -> list[Any]:
    return [name for name, count in Counter(names).items() if count > 1]


def _analyte_problems(analyte: Analyte) -> Iterator[str]:
    where = f"analyte {analyte.id}"
    if not (analyte.loinc or analyte.codes or analyte.names):
        yield f"{where}: has no code and no name"
    rules = list(_rules_of(analyte))
    if not rules:
        yield f"{where}: has no high, low or abnormal"
    for direction, rule in rules:
        at = rule.soon_at
        if at is None:
            continue
        if direction is Direction.ABNORMAL or (at < 1) is not (direction is Direction.LOW):
            yield f"{where}.{direction}.soon_at: above 1 for high, below 1 for low"


def _rules_of(analyte: Analyte) -> Iterator[tuple[Direction, Rule]]:
    for direction in Direction:
        rule = analyte.rule(direction)
        if rule is not None:
            yield direction, rule


def _pattern_problems(rules: Rules) -> Iterator[str]:
    known = {
        f"{analyte.id}.{direction}"
        for analyte in rules.analyte
        for direction, _ in _rules_of(analyte)
    }
    for number, pattern in enumerate(rules.pattern, 1):
        together = (*pattern.needs, *pattern.takes)
        for finding in together:
            if finding not in known:
                yield f"pattern {number}: {finding} is not the direction of an analyte"
        if len(set(together)) != len(together) or len(together) == 1:
            yield f"pattern {number}: tells of at least two, each once"
