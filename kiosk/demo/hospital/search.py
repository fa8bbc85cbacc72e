"""FHIR search over the store: AND between parameters, OR at commas, includes, counts, pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import tzinfo
from typing import Any, Final
from urllib.parse import urlencode

from kiosk.demo.hospital import json_text
from kiosk.demo.hospital.outcome import FhirError
from kiosk.demo.hospital.parameters import PARAMETERS, Parameter, span
from kiosk.demo.hospital.store import Store

Resource = dict[str, Any]
Query = list[tuple[str, str]]

DEFAULT_COUNT: Final = 20
MAX_COUNT: Final = 100
_OFFSET: Final = "_offset"

_TYPE: Final = "substr(t.value, 1, instr(t.value, '/') - 1)"
_ID: Final = "substr(t.value, instr(t.value, '/') + 1)"

# R4 "Search", "Prefix": the search value is [a, b), the resource's is [low, high).
_PREFIXES: Final = {
    "eq": "low >= :a AND high <= :b",
    "gt": "high > :b",
    "lt": "low < :a",
    "ge": "high > :a",
    "le": "low < :b",
    "sa": "low >= :b",
    "eb": "high <= :a",
}


@dataclass(frozen=True, slots=True)
class _Include:
    """`reverse`: what refers to a match, instead of what a match refers to."""

    kind: str  # which refers
    name: str  # by this parameter
    iterate: bool = False  # what was included, too
    reverse: bool = False


@dataclass(slots=True)
class _Request:
    where: list[str] = field(default_factory=lambda: ["r.type = ?"])
    values: list[Any] = field(default_factory=list)
    includes: list[_Include] = field(default_factory=list)
    sort: str = ""
    count: int = DEFAULT_COUNT
    offset: int = 0
    summary: str = ""
    elements: frozenset[str] = frozenset()


def find_ids(store: Store, kind: str, query: Query, zone: tzinfo | None) -> list[str]:
    """Ids of all matches, for conditional creates."""
    request = _parse(kind, query, zone)
    rows = store.query(
        f"SELECT r.id FROM resource r WHERE {' AND '.join(request.where)} ORDER BY r.id",  # noqa: S608 - clauses of this module, values bound
        request.values,
    )
    return [row[0] for row in rows]


def search(store: Store, kind: str, query: Query, base: str, zone: tzinfo | None) -> Resource:
    """Return the searchset Bundle."""
    request = _parse(kind, query, zone)
    clause = " AND ".join(request.where)
    counted = f"SELECT COUNT(*) FROM resource r WHERE {clause}"  # noqa: S608 - as above
    total: int = store.query(counted, request.values)[0][0]
    bundle: Resource = {
        "resourceType": "Bundle",
        "type": "searchset",
        "total": total,
        "link": [{"relation": "self", "url": f"{base}/{kind}?{urlencode(query)}"}],
    }
    if request.summary == "count":
        return bundle
    rows = store.query(
        f"SELECT r.body FROM resource r WHERE {clause} ORDER BY {_order(kind, request.sort)} r.id"  # noqa: S608 - as above
        " LIMIT ? OFFSET ?",
        (*request.values, request.count, request.offset),
    )
    matches = [json_text.loads(row[0]) for row in rows]
    entries = [_entry(_only(m, request.elements), base, "match") for m in matches]
    entries += [_entry(i, base, "include") for i in _included(store, kind, matches, request)]
    if entries:
        bundle["entry"] = entries
    if request.offset + request.count < total:
        rest = [(n, v) for n, v in query if n != _OFFSET]
        following = [*rest, (_OFFSET, str(request.offset + request.count))]
        bundle["link"].append({"relation": "next", "url": f"{base}/{kind}?{urlencode(following)}"})
    return bundle


def _parse(kind: str, query: Query, zone: tzinfo | None) -> _Request:
    request = _Request(values=[kind])
    for name, value in query:
        match name:
            case "_count":
                request.count = min(max(_number(value), 1), MAX_COUNT)
            case "_offset":
                request.offset = _number(value)
            case "_include" | "_include:iterate" | "_revinclude":
                request.includes.append(_include(kind, name, value))
            case "_sort":
                request.sort = value
            case "_summary":
                request.summary = value
            case "_elements":
                request.elements = frozenset(value.split(","))
            case "_total" | "_format":
                pass  # the total is always counted, the format always JSON
            case "_id":
                _restrict(request, "r.id", value.split(","))
            case _:
                _filter(request, kind, name, value, zone)
    return request


def _filter(request: _Request, kind: str, name: str, value: str, zone: tzinfo | None) -> None:
    parameter = PARAMETERS[kind].get(name)
    if parameter is None:
        raise FhirError(400, "not-supported", "unknown search parameter")
    if parameter.kind == "date":
        prefix, text = (value[:2], value[2:]) if value[:2] in _PREFIXES else ("eq", value)
        low, high = span(text, zone)
        condition = _PREFIXES[prefix].replace(":a", "?").replace(":b", "?")
        bounds = {"eq": (low, high), "gt": (high,), "le": (high,), "sa": (high,)}.get(
            prefix, (low,)
        )
        request.where.append(
            f"r.id IN (SELECT id FROM span WHERE type = r.type AND param = ? AND {condition})"  # noqa: S608 - a clause of this module
        )
        request.values += [name, *bounds]
        return
    alternatives = [_term(parameter, one) for one in value.split(",")]
    # All values once more by themselves, because SQLite finds no index for alternatives of pairs.
    named = [bound[-1] for _, bound in alternatives]
    either = " OR ".join(sql for sql, _ in alternatives)
    fits = f"param = ? AND value IN ({','.join('?' * len(named))}) AND ({either})"
    if name == "status":  # half of everything has the same: look at what the rest leaves over
        request.where.append(
            f"EXISTS (SELECT 1 FROM term INDEXED BY term_owner WHERE type = r.type AND id = r.id AND {fits})"  # noqa: S608 - as above
        )
    else:
        request.values.append(kind)
        request.where.append(f"r.id IN (SELECT id FROM term WHERE type = ? AND {fits})")  # noqa: S608 - as above
    request.values += [name, *named, *(v for _, bound in alternatives for v in bound)]


def _term(parameter: Parameter, value: str) -> tuple[str, tuple[str, ...]]:
    """A condition and its values, the last of them the term's value."""
    if parameter.kind == "reference":
        if "/" not in value and parameter.target:
            value = f"{parameter.target}/{value}"
        return "value = ?", (value,)
    system, bar, code = value.rpartition("|")
    return ("(system = ? AND value = ?)", (system, code)) if bar else ("value = ?", (code,))


def _restrict(request: _Request, column: str, allowed: list[str]) -> None:
    request.where.append(f"{column} IN ({','.join('?' * len(allowed))})")
    request.values += allowed


def _order(kind: str, sort: str) -> str:
    if not sort:
        return ""
    name = sort.removeprefix("-")
    parameter = PARAMETERS[kind].get(name)
    if parameter is None or parameter.kind != "date":
        raise FhirError(400, "not-supported", "unknown sort parameter")
    direction = "DESC" if sort.startswith("-") else "ASC"
    return (
        f"(SELECT MIN(low) FROM span WHERE type = r.type AND id = r.id AND param = '{name}')"  # noqa: S608 - a known name
        f" {direction},"
    )


def _include(kind: str, how: str, value: str) -> _Include:
    source, _, rest = value.partition(":")
    name = rest.partition(":")[0]
    include = _Include(source, name, how.endswith(":iterate"), how == "_revinclude")
    parameter = PARAMETERS.get(source, {}).get(name)
    if parameter is None or parameter.kind != "reference":
        raise FhirError(400, "not-supported", f"unknown {how}")
    if source != kind and not include.iterate and not include.reverse:
        raise FhirError(400, "not-supported", f"unknown {how}")
    return include


def _included(
    store: Store, kind: str, matches: list[Resource], request: _Request
) -> list[Resource]:
    found: dict[tuple[str, str], Resource] = {}
    matched = {(kind, match["id"]) for match in matches}
    for include in request.includes:
        found |= _follow(store, include, matched)
    fresh = set(found)
    while fresh:
        further: dict[tuple[str, str], Resource] = {}
        for include in request.includes:
            if include.iterate:
                further |= _follow(store, include, set(fresh))
        fresh = further.keys() - found.keys() - matched
        found |= {key: further[key] for key in further if key in fresh}
    return [resource for key, resource in found.items() if key not in matched]


def _follow(
    store: Store, include: _Include, starts: set[tuple[str, str]]
) -> dict[tuple[str, str], Resource]:
    """One step from there, by type and id."""
    if include.reverse:
        known = sorted(f"{kind}/{name}" for kind, name in starts)
        joined, given = "r.type = t.type AND r.id = t.id", "t.value"
    else:
        known = sorted(name for kind, name in starts if kind == include.kind)
        joined, given = f"r.type = {_TYPE} AND r.id = {_ID}", "t.id"
    rows = store.query(
        f"SELECT DISTINCT r.type, r.id, r.body FROM term t JOIN resource r ON {joined}"  # noqa: S608 - as above
        f" WHERE t.type = ? AND t.param = ? AND {given} IN ({','.join('?' * len(known))})",
        (include.kind, include.name, *known),
    )
    return {(kind, name): json_text.loads(body) for kind, name, body in rows}


def _entry(resource: Resource, base: str, mode: str) -> Resource:
    return {
        "fullUrl": f"{base}/{resource['resourceType']}/{resource['id']}",
        "resource": resource,
        "search": {"mode": mode},
    }


def _only(resource: Resource, elements: frozenset[str]) -> Resource:
    kept = elements | {"resourceType", "id", "meta"}
    return {k: v for k, v in resource.items() if k in kept} if elements else resource


def _number(value: str) -> int:
    if not value.isascii() or not value.isdigit() or len(value) > 6:  # noqa: PLR2004 - no page lies further off
        raise FhirError(400, "value", "a number was expected")
    return int(value)
