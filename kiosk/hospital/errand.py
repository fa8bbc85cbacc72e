"""One patient's errand at a FHIR server: reads, searches with paging, transactions, one deadline.

Trouble of any kind raises `parse.Rejected`, except where the caller must decide.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Final
from urllib.parse import urljoin, urlsplit

from kiosk.hospital.http import HttpClient, Outcome, Refusal, Reply
from kiosk.hospital.parse import Rejected, bad_answer, member, members, resource
from kiosk.hospital.references import is_id
from kiosk.net.strict_json import JsonObject
from kiosk.reasons import Code, Failure

Params = tuple[tuple[str, str], ...]

PAGE_LIMIT: Final = 20
PAGE_SIZE: Final = 50
_IDS_AT_ONCE: Final = 40  # of at most 64 characters each: within the length of any server's address
_GONE: Final = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})


@dataclass(slots=True)
class Found:
    """The answer to a search: what was asked for, and what came along by "Type/id"."""

    matches: list[JsonObject] = field(default_factory=list)
    included: dict[str, JsonObject] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Errand:
    """`deadline`: a moment on `time.monotonic`'s scale at which the patient's patience ends.

    `max_bytes`: of an answer, where the endpoint's limit is too small for what is read.
    """

    client: HttpClient
    deadline: float
    max_bytes: int | None = None

    @property
    def base(self) -> str:
        return self.client.endpoint.base_url

    def read(self, reference: str) -> JsonObject | None:
        """The resource "Type/id"; None when it is not there (404) or deleted (410)."""
        outcome = self._get(f"{self.base}/{reference}")
        if isinstance(outcome, Refusal) and outcome.status in _GONE:
            return None
        kind, _, logical_id = reference.partition("/")
        found = resource(_accepted(outcome).body, kind)
        if found["id"] != logical_id:
            raise bad_answer(f"another {kind} was sent")
        return found

    def search(self, kind: str, params: Params) -> Found:
        """All pages of a search (R4 "Search", "Paging": follow `next` until there is none)."""
        found = Found()
        for page in self.pages(kind, params):
            found.matches += page.matches
            found.included |= page.included
        return found

    def fetch(
        self, kind: str, ids: Collection[str], includes: tuple[str, ...] = ()
    ) -> dict[str, JsonObject]:
        """Resources by "Type/id", with what came along: asked for by `_id`, in batches.

        What a batch does not bring (the server ignores `_id`, or does not take several) is read one
        by one. What is not there, or is refused, is left out.
        """
        wanted = sorted(set(ids))
        known = self.fetch_at_once(kind, wanted, includes)
        for reference in (f"{kind}/{each}" for each in wanted):
            if reference not in known and (found := self._read_if_allowed(reference)):
                known[reference] = found
        return known

    def fetch_at_once(
        self, kind: str, ids: Collection[str], includes: tuple[str, ...] = ()
    ) -> dict[str, JsonObject]:
        """Likewise, and what batches do not bring is left out."""
        known: dict[str, JsonObject] = {}
        for batch in batches(sorted(set(ids))):
            known |= self._fetch_batch(kind, batch, includes)
        return known

    def _fetch_batch(
        self, kind: str, ids: Sequence[str], includes: tuple[str, ...]
    ) -> dict[str, JsonObject]:
        params = (("_id", ",".join(ids)), *(("_include", include) for include in includes))
        known: dict[str, JsonObject] = {}
        wanted = set(ids)
        try:
            for page in self.pages(kind, params):
                if any(match["id"] not in wanted for match in page.matches):
                    return {}  # `_id` is ignored: these are everybody's
                known |= {f"{kind}/{match['id']}": match for match in page.matches}
                known |= page.included
        except Rejected as rejected:
            if rejected.failure.code is not Code.HOSPITAL_REFUSED:
                raise
        return known

    def _read_if_allowed(self, reference: str) -> JsonObject | None:
        try:
            return self.read(reference)
        except Rejected as rejected:
            if rejected.failure.code is Code.HOSPITAL_REFUSED:
                return None
            raise

    def pages(
        self, kind: str, params: Params, *, size: int = PAGE_SIZE, limit: int = PAGE_LIMIT
    ) -> Iterator[Found]:
        """The pages of a search, one after the other. `size`: matches asked for on each."""
        url, query = f"{self.base}/{kind}", (*params, ("_count", str(size)))
        for _ in range(limit):
            bundle = _searchset(_accepted(self._get(url, query)))
            page = Found()
            for entry in members(bundle.get("entry")):
                _sort_in(entry, kind, page)
            yield page
            url, query = self._next(bundle), ()
            if not url:
                return
        raise bad_answer("more pages than anyone needs")

    def count(self, kind: str, params: Params) -> int | None:
        """`Bundle.total`; None when the server gives none or does not know the question."""
        query = (*params, ("_summary", "count"), ("_total", "accurate"))
        outcome = self._get(f"{self.base}/{kind}", query)
        if isinstance(outcome, Refusal):
            return None
        total = _searchset(_accepted(outcome)).get("total")
        return total if type(total) is int and total >= 0 else None

    def transaction(self, bundle: JsonObject) -> Outcome:
        """Send a transaction once, and let the caller judge."""
        return self.client.post(
            self.base,
            bundle,
            headers={"Prefer": "return=representation"},
            deadline=self.deadline,
        )

    def _get(self, url: str, params: Params = ()) -> Outcome:
        return self.client.get(url, params, deadline=self.deadline, max_bytes=self.max_bytes)

    def _next(self, bundle: JsonObject) -> str:
        """Address of the next page; only this server's own are followed."""
        for link in members(bundle.get("link")):
            if link.get("relation") == "next":
                url = link.get("url")
                address = urljoin(f"{self.base}/", url) if isinstance(url, str) else ""
                if not _within(address, self.base):
                    raise bad_answer("Bundle.link leads to another server")
                return address
        return ""


def batches(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """As many as one search may ask for."""
    for start in range(0, len(ids), _IDS_AT_ONCE):
        yield ids[start : start + _IDS_AT_ONCE]


def _accepted(outcome: Outcome) -> Reply:
    match outcome:
        case Reply():
            return outcome
        case Refusal():
            raise Rejected(outcome.failure)
        case Failure():
            raise Rejected(outcome)


def _searchset(reply: Reply) -> JsonObject:
    body = reply.body
    if body.get("resourceType") != "Bundle" or body.get("type") != "searchset":
        raise bad_answer("a searchset Bundle was expected")
    return body


def _sort_in(entry: JsonObject, kind: str, found: Found) -> None:
    inner = member(entry, "resource")
    mode = member(entry, "search").get("mode")
    other = inner.get("resourceType")
    if other == "OperationOutcome":
        return
    if other == kind and mode != "include":
        found.matches.append(resource(inner, kind))
    elif mode == "match":
        raise bad_answer(f"a {kind} was expected")
    elif isinstance(other, str) and is_id(inner.get("id")):
        found.included[f"{other}/{inner['id']}"] = inner


def _within(address: str, base: str) -> bool:
    there, here = urlsplit(address), urlsplit(base)
    same_server = (there.scheme, there.netloc) == (here.scheme, here.netloc)
    return same_server and (there.path == here.path or there.path.startswith(f"{here.path}/"))


def gone() -> Rejected:
    """What was shown is not there any more."""
    return Rejected(Failure(Code.APPOINTMENT_CHANGED))
