"""The names of an object's properties, asked without leaving anything behind."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject
from shiboken6 import invalidate


@dataclass(frozen=True, slots=True)
class Kind:
    """What Qt's meta object says of one QObject: its class, and (name, type) of each property."""

    name: str
    properties: tuple[tuple[str, str], ...]


def kind_of(thing: QObject) -> Kind:
    """The class and the properties of an object, QML's own included.

    The meta object of something made by QML goes with it. PySide keeps the wrapper as long as that
    of the object and would then take it for whatever is made at the same place in memory, so the
    wrapper is given up here.
    """
    meta = thing.metaObject()
    properties = [meta.property(number) for number in range(meta.propertyCount())]
    told = Kind(
        str(meta.className()),
        tuple((str(each.name()), str(each.typeName())) for each in properties),
    )
    invalidate(meta)
    return told
