"""The trust list in force on a terminal."""

from __future__ import annotations

import logging
from pathlib import Path

from kiosk.reasons import Code, Failure
from kiosk.trust import trust_list
from kiosk.trust.reading import Problem
from kiosk.trust.trust_list import TrustList
from kiosk.trust.watched_file import Content, WatchedFile

_log = logging.getLogger(__name__)


class TrustStore:
    """A `TrustSource` over one file, whose modification time is taken as the time of fetching.

    Safe to use from several threads.
    """

    def __init__(self, path: Path) -> None:
        self._file = WatchedFile(path, "trust list", _parse)

    @property
    def problem(self) -> Problem | None:
        """What is wrong with the file as last seen, for staff; None while all is well."""
        return self._file.problem

    def current(self) -> TrustList | Failure:
        """The list in force, or Failure(TRUST_LIST_MISSING) if there has been none so far."""
        return self._file.current() or Failure(Code.TRUST_LIST_MISSING)


def _parse(content: Content) -> TrustList | Problem:
    parsed = trust_list.parse(content.data, fetched_at=int(content.status.st_mtime))
    if isinstance(parsed, TrustList):
        for remark in parsed.remarks:
            _log.warning("trust list: %s", remark.what)
    return parsed
