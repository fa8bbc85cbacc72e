"""The tables of reports and of the A4 printer; none by default."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, ClassVar, Literal
from urllib.parse import urlsplit

from msgspec import Meta

from kiosk.net.address import check_base_url
from kiosk.settings.sections import Section
from kiosk.settings.values import Answer, Line

PrinterUri = Annotated[str, Meta(pattern=r"^ipps?://[!-~]{1,200}\Z")]


class ReportPrinterSettings(Section, frozen=True, kw_only=True):
    """An A4 printer that speaks IPP, or a queue (CUPS) before it."""

    READABLE: ClassVar[tuple[str, ...]] = ("ca_file",)

    uri: PrinterUri  # where jobs go
    # The printer's own address, where `uri` is a queue: a queue may not notice that it is dead.
    device_uri: Annotated[str, Meta(pattern=r"^(ipps?://[!-~]{1,200})?\Z")] = ""
    ca_file: Path | None = None
    sides: Literal["one-sided", "two-sided-long-edge"] = "one-sided"
    connect_seconds: Answer = 3.0
    read_seconds: Answer = 10.0
    # A printer that says it is at work and moves nothing for so long is taken for lost.
    still_seconds: Annotated[float, Meta(ge=5, le=600)] = 60.0

    def problems(self) -> tuple[str, ...]:
        named = (("uri", self.uri), ("device_uri", self.device_uri))
        return tuple(f"{key}: no such address" for key, uri in named if uri and not _is_one(uri))


def _is_one(uri: str) -> bool:
    try:
        parts = urlsplit(uri)
        more = parts.username is not None or parts.query or parts.fragment
        return bool(parts.hostname) and parts.port != 0 and not more
    except ValueError:
        return False


class ReportsSettings(Section, frozen=True, kw_only=True):
    """The service `reports`."""

    READABLE: ClassVar[tuple[str, ...]] = (
        "stamp_file",
        "logo_file",
        "readings_file",
        "seal_key_file",
        "advisor_ca_file",
    )
    TOGETHER: ClassVar[tuple[str, ...]] = ("seal_key_file", "seal_issuer")

    patient_name: Literal["masked", "full"] = "masked"  # on paper; on the screen it is masked
    critical_place: Line = "急诊"  # where to go with a critical value
    critical_place_en: Line = "the emergency department"
    layouts: Path | None = None  # a folder with the hospital's own; None: those that come along
    stamp_file: Path | None = None  # the hospital's stamp: PNG with a clear ground
    logo_file: Path | None = None
    # Plain words on values out of range: a file of the form of resources/readings/analytes.toml.
    readings_file: Path | None = None
    readings: Literal["off", "reviewed", "unreviewed"] = "reviewed"
    print_readings: bool = False
    # The signed digest on the paper: this terminal's key, known by the trust list under this issuer.
    seal_key_file: Path | None = None
    seal_issuer: Annotated[str, Meta(max_length=64)] = ""
    # A service of the hospital's own that explains reports (resources/openapi/report-advisor.yaml).
    advisor_url: str = ""
    advisor_ca_file: Path | None = None
    advisor_name: Annotated[str, Meta(max_length=40)] = ""
    form_megabytes: Annotated[int, Meta(ge=1, le=32)] = 20
    form_pages: Annotated[int, Meta(ge=1, le=200)] = 50
    held_seconds: Annotated[float, Meta(ge=30, le=1_800)] = 180.0  # that a jam is waited for

    def problems(self) -> tuple[str, ...]:
        if not self.advisor_url:
            return ()
        try:
            check_base_url(self.advisor_url)
        except ValueError as problem:
            return (f"advisor_url: {problem}",)
        return () if self.advisor_name else ("advisor_name: an advisor_url needs it",)
