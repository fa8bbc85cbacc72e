"""The vendor's plan of releases: `releases/plan.json` in the trust repository.

{"form": "yima-plan-1", "paused": false, "withdrawn": ["1.3.9"], "releases": [
 {"version": "1.4.0", "platform": "linux-x86_64", "percent": 20, "forced": false, "sites": []}]}

Signed as it is; what it means for one terminal is in `rollout`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final

from kiosk.trust.reading import (
    NotThisFormError,
    Problem,
    load_object,
    need_integer,
    need_list,
    need_object,
    need_text,
)
from kiosk.update.release import version_order

FORM: Final = "yima-plan-1"
FOLDER: Final = "releases"
"""Of the targets in the repository; the name of the role that signs them, too."""
TARGET: Final = f"{FOLDER}/plan.json"
LARGEST: Final = 64 * 1024
"""Bytes of a plan."""

_MOST: Final = 200  # releases, and as many withdrawn ones
_PLATFORM: Final = re.compile(r"[a-z0-9]{1,16}-[a-z0-9_]{1,16}")
_SITE: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,31}")
_KEYS: Final = frozenset({"version", "platform", "percent", "forced", "sites"})
_PLAN_KEYS: Final = frozenset({"form", "paused", "releases", "withdrawn"})


@dataclass(frozen=True, slots=True)
class Planned:
    """A release, and who is to have it."""

    version: str
    platform: str
    percent: int  # of terminals, 0 to 100
    forced: bool = False  # applied as soon as nobody is at the terminal
    sites: tuple[str, ...] = ()  # empty: all

    @property
    def order(self) -> tuple[int, ...]:
        return version_order(self.version)

    @property
    def target(self) -> str:
        """Path of the packed release in the repository."""
        return f"{FOLDER}/{packed_name(self.version, self.platform)}"


@dataclass(frozen=True, slots=True)
class Plan:
    """`paused`: nothing new is fetched or applied."""

    releases: tuple[Planned, ...]
    withdrawn: frozenset[str] = frozenset()
    paused: bool = False


def packed_name(version: str, platform: str) -> str:
    """The file of a packed release."""
    return f"yima-kiosk-{version}-{platform}.tar.xz"


def parse(data: bytes) -> Plan | Problem:
    """Read a plan; or what is wrong with it. Unknown keys are wrong: they might be a condition."""
    if len(data) > LARGEST:
        return Problem(f"larger than {LARGEST} bytes")
    try:
        members = load_object(data)
        if members.get("form") != FORM:
            return Problem("form: another one")
        _only(members, _PLAN_KEYS, "the plan")
        releases = tuple(
            _planned(need_object(each, "releases"))
            for each in _bounded(members.get("releases"), "releases")
        )
        withdrawn = [
            _version(each, "withdrawn") for each in _bounded(members.get("withdrawn"), "withdrawn")
        ]
        places = [(each.version, each.platform) for each in releases]
        if len(set(places)) != len(places):
            return Problem("releases: one of them twice")
        return Plan(releases, frozenset(withdrawn), _truth(members.get("paused"), "paused"))
    except NotThisFormError as error:
        return Problem(str(error))


def _planned(members: Any) -> Planned:
    _only(members, _KEYS, "releases")
    platform = need_text(members.get("platform"), "platform")
    if _PLATFORM.fullmatch(platform) is None:
        raise NotThisFormError("platform: no such name")
    percent = need_integer(members.get("percent"), "percent")
    if percent > 100:  # noqa: PLR2004 - per cent
        raise NotThisFormError("percent: out of range")
    sites = tuple(need_text(each, "sites") for each in _bounded(members.get("sites"), "sites"))
    if not all(_SITE.fullmatch(site) for site in sites):
        raise NotThisFormError("sites: no name of a site")
    return Planned(
        version=_version(members.get("version"), "version"),
        platform=platform,
        percent=percent,
        forced=_truth(members.get("forced"), "forced"),
        sites=sites,
    )


def _version(value: Any, where: str) -> str:
    version = need_text(value, where)
    version_order(version)
    return version


def _truth(value: Any, where: str) -> bool:
    if not isinstance(value, bool):
        raise NotThisFormError(f"{where}: neither true nor false")
    return value


def _bounded(value: Any, where: str) -> list[Any]:
    found = need_list(value, where)
    if len(found) > _MOST:
        raise NotThisFormError(f"{where}: more than {_MOST}")
    return found


def _only(members: Any, keys: frozenset[str], where: str) -> None:
    if set(members) != keys:
        raise NotThisFormError(f"{where}: not exactly {', '.join(sorted(keys))}")
