"""How a run of the updater ends. Typed, so that nothing a server says reaches a log or a screen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum, auto
from typing import TypeAlias

from kiosk.trust.distribution.outcome import WORDS as REFRESH_WORDS
from kiosk.trust.distribution.outcome import RefreshProblem


class Result(StrEnum):
    """What a run came to."""

    STAGED = auto()  # another release is staged now, or one that was is forced now
    SAME = auto()  # what should be there is
    NONE = auto()  # the plan has nothing for this terminal
    PAUSED = auto()  # by the plan
    FAILED = auto()  # see the problem; what was staged stays


class UpdateProblem(StrEnum):
    """Why a run failed, besides what `RefreshProblem` has."""

    PLAN = auto()  # signed, but not of the form that is expected
    NOT_NAMED = auto()  # the plan names a release, and the signed metadata has no such file
    NO_ROOM = auto()  # the disk would be left with less than is to be kept free
    IN_USE = auto()  # the release that runs is damaged, and cannot be replaced while it runs


AnyProblem: TypeAlias = RefreshProblem | UpdateProblem

_OWN_WORDS: Mapping[AnyProblem, str] = {
    RefreshProblem.NOT_PUBLISHED: "the vendor has published no releases",
    RefreshProblem.BUSY: "another process is at it",
    UpdateProblem.PLAN: "the plan of releases does not have the expected form",
    UpdateProblem.NOT_NAMED: "the plan names a release that was not published",
    UpdateProblem.NO_ROOM: "too little room on the disk",
    UpdateProblem.IN_USE: "the release that runs is damaged: it is replaced once it does not run",
}


def words_of(problem: AnyProblem) -> str:
    """For staff."""
    if problem in _OWN_WORDS or isinstance(problem, UpdateProblem):
        return _OWN_WORDS[problem]
    return REFRESH_WORDS[problem]


@dataclass(frozen=True, slots=True)
class RefusedRelease:
    """A release that this terminal cannot take; `why` is for staff."""

    version: str
    why: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one run. `plan` is the version of the vendor's metadata, None: not known."""

    result: Result
    problem: AnyProblem | None = None  # with FAILED
    plan: int | None = None
    running: str | None = None
    wanted: str | None = None  # what the plan has for this terminal
    staged: str | None = None
    forced: bool = False
    refused: tuple[RefusedRelease, ...] = ()
    transferred: int = 0  # bytes of bodies


def any_problem(text: str) -> AnyProblem:
    """Raises ValueError: no such problem."""
    if text in tuple(UpdateProblem):
        return UpdateProblem(text)
    return RefreshProblem(text)
