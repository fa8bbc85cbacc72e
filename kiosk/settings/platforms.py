"""The tables of the card platforms that a site has a contract with; none by default."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from kiosk.net.address import check_base_url
from kiosk.settings.sections import Section
from kiosk.settings.values import Line, checked, different

PlatformKind = Literal["ehc_static", "ehc_dynamic", "social_security", "site_code"]
Kinds = Annotated[tuple[PlatformKind, ...], Meta(min_length=1), checked(different)]
Token = Annotated[str, Meta(pattern=r"^[\x21-\x7e]{1,200}\Z")]
Digits = Annotated[str, Meta(pattern=r"^[0-9]{1,12}\Z")]


class PlatformSettings(Section, frozen=True, kw_only=True):
    """What every platform needs. The secret is a file of its own, readable by the terminal alone."""

    READABLE: ClassVar[tuple[str, ...]] = ("secret_file",)

    base_url: Annotated[str, checked(check_base_url)]
    secret_file: Path
    ca_file: Path | None = None
    # Result codes as the contract lists them; of others, the words of the message decide.
    expired_results: tuple[str, ...] = ()  # the code is too old, or was used
    terminal_results: tuple[str, ...] = ()  # this terminal is not accepted


class TencentSettings(PlatformSettings, frozen=True, kw_only=True):
    app_id: Token
    hospital_id: Token
    hospital_code: Annotated[str, Meta(max_length=200)] = ""  # empty: hospital_id
    kinds: Kinds = ("ehc_static", "ehc_dynamic")
    token_results: tuple[str, ...] = ()  # the token has to be fetched anew
    report_use: bool = True
    checkin_scene: Digits = "0101012"


class ProvincialSettings(PlatformSettings, frozen=True, kw_only=True):
    app_id: Token
    kinds: Kinds = ("ehc_static", "ehc_dynamic")
    cipher_mode: Literal["cbc", "ecb"] = "cbc"


class VoucherSettings(PlatformSettings, frozen=True, kw_only=True):
    institution_code: Annotated[str, Meta(pattern=r"^[0-9A-Za-z]{12}\Z")]
    institution_name: Line
    region: Annotated[str, Meta(pattern=r"^[0-9]{6}\Z")]
    receiver: Token
