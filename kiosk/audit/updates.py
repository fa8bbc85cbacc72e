"""What the catalogue knows of updates of the program: of each step, and of which version it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kiosk.audit.entry import Entry, EventId
from kiosk.audit.values import Version

_OF: Final = {"version": Version}

UPDATE_ENTRIES: Mapping[EventId, Entry] = {
    EventId.UPDATE_SWITCHED: Entry(
        "The program makes way for another release, while nobody is here; that is on trial then.",
        _OF,
    ),
    EventId.UPDATE_PROVEN: Entry("A release has proven itself, and is the one from now on.", _OF),
    EventId.UPDATE_UNHEALTHY: Entry(
        "A release on trial did not show in time what the one before it had shown.", _OF
    ),
    EventId.UPDATE_RETURNED: Entry(
        "A release failed its trial: the terminal went back to the former one, and refuses this one.",
        _OF,
    ),
    EventId.UPDATE_UNUSABLE: Entry(
        "A release that was chosen is damaged or gone: the launcher started another.", _OF
    ),
    EventId.UPDATE_SELECTION_LOST: Entry(
        "Which release was chosen could not be read: the launcher began anew with the package's."
    ),
}
