"""Which release the launcher starts now, and what the selection becomes by that. Decides; touches no disk.

    trial, with starts left ──▶ the trial, one start more counted
    trial, without          ──▶ refused; what was before it
    otherwise               ──▶ current, else former, else the base: the first that can be started

What runs other than on trial may write the form of state that it has, so from then on no release is chosen
that could not begin with that.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.update.selection import STARTS, NoteKind, Selection
from kiosk.update.shelf import Base, Place, Shelf, is_older


@dataclass(frozen=True, slots=True)
class Choice:
    """What to start, once `selection` is on the disk: without that a trial is not to begin."""

    place: Place
    trial: bool
    selection: Selection


def choose(selection: Selection, shelf: Shelf) -> Choice | None:
    """None: there is nothing that can be started."""
    kept = _with_package(selection, shelf.base)
    if (trial := kept.trial) is not None:
        place = shelf.find(trial.version, kept.state_form)
        if trial.version in kept.refused:
            kept = replace(kept, trial=None)
        elif trial.starts >= STARTS:
            kept = kept.returned()
        elif place is None:
            kept = replace(kept, trial=None).noting(NoteKind.UNUSABLE, trial.version)
        else:
            return Choice(place, trial=True, selection=kept.counted())
    return choose_settled(kept, shelf)


def choose_settled(selection: Selection, shelf: Shelf) -> Choice | None:
    """Likewise, no trial begun: it stays as it stands, for a later start."""
    kept = _with_package(selection, shelf.base)
    for version in dict.fromkeys((kept.current, kept.former, None)):
        place = shelf.find(version, kept.state_form)
        if place is None:
            continue
        if version != kept.current:
            kept = _gone_back(kept, version)
        form = max(kept.state_form, place.state_form)
        return Choice(place, trial=False, selection=replace(kept, state_form=form))
    return None


def _gone_back(kept: Selection, version: str | None) -> Selection:
    """What was current cannot be started: it may come anew, and is tried like any other then."""
    if kept.current is not None:
        kept = kept.noting(NoteKind.UNUSABLE, kept.current)
    former = None if version == kept.former else kept.former
    return replace(kept, current=version, former=former)


def _with_package(kept: Selection, base: Base) -> Selection:
    """A package with a release no older than what came by updates counts for more, unless it was refused."""
    if base.release is None or base.version in kept.refused:
        return kept
    if kept.current is not None and not is_older(base.version, kept.current):
        kept = replace(kept, current=None, former=None)
    if kept.trial is not None and not is_older(base.version, kept.trial.version):
        kept = replace(kept, trial=None)
        if (
            kept.current in kept.refused
        ):  # withdrawn: the base replaces it as well as the trial would
            kept = replace(kept, current=None, former=None)
    return kept
