"""What engineers have set at the terminal itself: `local.toml` in its state folder.

The file is the whole story: one `[[change]]` each, with all values in force since, by whom and when;
the last one counts. Undoing is a change as well, so nothing is ever lost but the oldest of 100.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final, Literal, Self, get_args

from msgspec import Struct

from kiosk.settings import keys, limits, toml_lines
from kiosk.settings.state import read_bytes

LOCAL_FILE: Final = "local.toml"
MOST: Final = 100
"""Changes that are kept."""

TERMINAL: Final = "terminal"
"""Who, where it was none of the staff: this terminal did not come up, and went back."""

Act = Literal["set", "undo", "returned"]
_HEAD: Final = b"# Written by the terminal and `yima settings set`. Do not edit: see `yima settings history`.\n"


class Change(Struct, frozen=True):
    """One change, and all that is set since."""

    number: int  # from 1; 0 stands for the time before all changes
    at: int  # Unix seconds
    by: str  # the staff's id, or `TERMINAL`
    act: Act
    names: tuple[str, ...]  # of the settings whose values are others since
    before: Mapping[str, Any]  # their values before; those that had none here are missing
    parent: int  # the change whose values were in force before, or which an undo led before
    values: Mapping[str, Any]  # all that is set at this terminal since, by name

    @classmethod
    def of(cls, members: Mapping[str, Any]) -> Self:
        """What `lines` wrote. Raises KeyError, TypeError, ValueError for anything else."""
        act = members["act"]
        if act not in get_args(Act):
            raise ValueError("no such act")
        values = dict(members["values"])
        names = tuple(map(str, members["names"]))
        number, at, parent = (int(members[key]) for key in ("number", "at", "parent"))
        before = dict(members["before"])
        return cls(number, at, str(members["by"]), act, names, before, parent, values)

    def lines(self) -> str:
        fields = ((name, toml_lines.value(getattr(self, name))) for name in self.__struct_fields__)
        return "\n".join(("[[change]]", *(f"{name} = {value}" for name, value in fields), ""))


class LocalChanges(Struct, frozen=True):
    """The changes that are kept, oldest first."""

    changes: tuple[Change, ...] = ()

    @property
    def number(self) -> int:
        """Of the change in force; 0: nothing was ever changed."""
        return self.changes[-1].number if self.changes else 0

    @property
    def values(self) -> Mapping[str, Any]:
        """What is set here, by name."""
        return self.changes[-1].values if self.changes else {}

    def maker_of(self, name: str) -> Change | None:
        """The change since which the setting has its value."""
        for change in reversed(self.changes):
            if name in change.names:
                return change
        return None

    def values_after(self, number: int) -> Mapping[str, Any] | None:
        """What was set after that change; None if it is not kept, or there never was one."""
        for change in self.changes:
            if change.number == number:
                return change.values
        return {} if number == 0 else None

    @property
    def parent(self) -> int | None:
        """The change that one step back leads to; None: there is no step back."""
        return self.changes[-1].parent if self.number else None

    def then(
        self, values: Mapping[str, Any], *, act: Act, by: str, at: int, parent: int
    ) -> LocalChanges:
        """With one more change, after which these values are set."""
        now = self.values
        names = [
            name
            for name in sorted({*values, *now})
            if (name in values, values.get(name)) != (name in now, now.get(name))
        ]
        before = {name: now[name] for name in names if name in now}
        made = Change(
            self.number + 1, at, by, act, tuple(names), before, parent, dict(sorted(values.items()))
        )
        return LocalChanges((*self.changes, made)[-MOST:])

    def undone(self, to: int, *, act: Act, by: str, at: int) -> LocalChanges | None:
        """With the values after change `to` again; None if that is not kept."""
        values = self.values_after(to)
        if values is None:
            return None
        return self.then(values, act=act, by=by, at=at, parent=self._parent_of(to))

    def _parent_of(self, number: int) -> int:
        """What one more step back leads to, from the values after that change."""
        return next((each.parent for each in self.changes if each.number == number), 0)


def read(folder: Path) -> LocalChanges | str:
    """What is in the state folder; or what is wrong with it, without values."""
    try:
        data = read_bytes(folder / LOCAL_FILE)
        if data is None:
            return LocalChanges()
        made = tomllib.loads(data.decode("utf-8"))
        return LocalChanges(tuple(Change.of(each) for each in made.get("change", [])))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return f"{LOCAL_FILE}: damaged, or not of this program's making"


def write(folder: Path, made: LocalChanges) -> None:
    """Keep it. Raises OSError: what was kept before is."""
    from kiosk.journal import durable_file  # noqa: PLC0415 - a start only reads

    content = "\n".join(change.lines() for change in made.changes)
    durable_file.replace(folder / LOCAL_FILE, _HEAD + b"\n" + content.encode())


def refusal(name: str, value: Any) -> str | None:
    """Why an engineer cannot set it so, by itself; never quotes the value."""
    return keys.problem_with(name, value) or limits.problem_with(name, value)


def refusals(values: Mapping[str, Any]) -> Iterable[str]:
    return (problem for name, value in values.items() if (problem := refusal(name, value)))
