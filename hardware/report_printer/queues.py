"""The queues that CUPS on this machine keeps, for whoever chooses a printer (CUPS's own CUPS-Get-Printers)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Final

from pyipp.enums import IppOperation, IppTag

from hardware.report_printer.address import http_url
from hardware.report_printer.ipp_link import IppLink, IppTroubleError
from hardware.report_printer.ipp_message import Attribute, Attributes

CUPS: Final = "ipp://localhost:631/"
_MOST: Final = 40
_ASKED: Final = ("printer-name", "printer-info", "printer-uri-supported")
_CONNECT_SECONDS, _READ_SECONDS = 2.0, 5.0


@dataclass(frozen=True, slots=True)
class Queue:
    """`uri`: where jobs go. `words`: what whoever set it up wrote of it, else its name."""

    uri: str
    words: str


def queues(server: str = CUPS) -> tuple[Queue, ...]:
    """Empty where there is no CUPS, or it keeps none; never raises for its trouble."""
    with closing(IppLink(server, None, _CONNECT_SECONDS, _READ_SECONDS)) as link:
        try:
            answer = link.ask(IppOperation.CUPS_GET_PRINTERS, _request())
        except IppTroubleError:
            return ()
    return tuple(found for each in answer.of(IppTag.PRINTER) for found in _queue(each))


def _request() -> list[Attribute]:
    return [
        Attribute(IppTag.CHARSET, "attributes-charset", "utf-8"),
        Attribute(IppTag.LANGUAGE, "attributes-natural-language", "en"),
        Attribute(IppTag.INTEGER, "limit", _MOST),
        Attribute(IppTag.KEYWORD, "requested-attributes", _ASKED),
    ]


def _queue(attributes: Attributes) -> Iterator[Queue]:
    """None of a printer that says no address, or one that is none."""
    uri = next((str(each) for each in attributes.get("printer-uri-supported", ())), "")
    try:
        http_url(uri)
    except ValueError:
        return
    said = [str(each) for name in _ASKED[1::-1] for each in attributes.get(name, ()) if each]
    yield Queue(uri, said[0] if said else uri)
