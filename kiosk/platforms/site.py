"""The platforms of one site, made from its settings."""

from __future__ import annotations

from kiosk.clock import Clock
from kiosk.codes.classify import Kind
from kiosk.insurance.msgid import ALL_SEQUENCES
from kiosk.net.endpoint import Endpoint
from kiosk.platforms.ec_query import VoucherConfig, VoucherPlatform
from kiosk.platforms.port import CardPlatform, UseReporter
from kiosk.platforms.provincial import ProvincialConfig, ProvincialPlatform
from kiosk.platforms.results import ResultTable
from kiosk.platforms.router import Platforms
from kiosk.platforms.scenes import SCENES
from kiosk.platforms.sm4 import Mode
from kiosk.platforms.tencent import TencentConfig, TencentPlatform
from kiosk.services.access import ServiceId
from kiosk.settings import (
    PlatformSettings,
    ProvincialSettings,
    Settings,
    SettingsError,
    TencentSettings,
    VoucherSettings,
)
from kiosk.settings.payment import InsuranceSettings


def platforms_of(settings: Settings, clock: Clock) -> tuple[Platforms, UseReporter | None]:
    """Every platform that the settings name, and the one that is told of cards' use.

    Raises:
        SettingsError: a secret cannot be read, or two platforms are to decode the same kind.
    """
    try:
        return _platforms(settings, clock)
    except ValueError as problem:
        raise SettingsError((f"platforms: {problem}",)) from None


def _platforms(settings: Settings, clock: Clock) -> tuple[Platforms, UseReporter | None]:
    terminal = settings.terminal.id
    made: list[CardPlatform] = []
    reporter: UseReporter | None = None
    if settings.tencent is not None:
        tencent = TencentPlatform(_tencent(settings.tencent, terminal), clock)
        reporter = tencent if settings.tencent.report_use else None
        made.append(tencent)
    if settings.provincial is not None:
        made.append(ProvincialPlatform(_provincial(settings.provincial, terminal), clock))
    if settings.insurance_voucher is not None:
        voucher = _voucher(settings.insurance_voucher, terminal, settings.insurance)
        made.append(VoucherPlatform(voucher, clock))
    return Platforms(made), reporter


def _tencent(settings: TencentSettings, terminal: str) -> TencentConfig:
    return TencentConfig(
        endpoint=_endpoint(settings),
        app_id=settings.app_id,
        app_secret=_secret("tencent", settings),
        hospital_id=settings.hospital_id,
        hospital_code=settings.hospital_code,
        terminal_id=terminal,
        scenes={**SCENES, ServiceId.CHECKIN: settings.checkin_scene},
        kinds=frozenset(map(Kind, settings.kinds)),
        results=_results(settings),
        token_results=frozenset(settings.token_results),
    )


def _provincial(settings: ProvincialSettings, terminal: str) -> ProvincialConfig:
    return ProvincialConfig(
        endpoint=_endpoint(settings),
        app_id=settings.app_id,
        secret=_secret("provincial", settings),
        terminal_id=terminal,
        cipher_mode=Mode(settings.cipher_mode),
        kinds=frozenset(map(Kind, settings.kinds)),
        results=_results(settings),
    )


def _voucher(
    settings: VoucherSettings, terminal: str, insurance: InsuranceSettings | None
) -> VoucherConfig:
    # One institution's numbers, whichever table a message belongs to.
    dealt = insurance is not None and insurance.institution_code == settings.institution_code
    return VoucherConfig(
        endpoint=_endpoint(settings),
        institution_code=settings.institution_code,
        institution_name=settings.institution_name,
        region=settings.region,
        receiver=settings.receiver,
        terminal_id=terminal,
        secret=_secret("insurance_voucher", settings),
        results=_results(settings),
        sequences=insurance.sequences if insurance is not None and dealt else ALL_SEQUENCES,
    )


def _endpoint(settings: PlatformSettings) -> Endpoint:
    return Endpoint(settings.base_url, ca_file=settings.ca_file)


def _results(settings: PlatformSettings) -> ResultTable:
    return ResultTable(
        expired=frozenset(settings.expired_results), terminal=frozenset(settings.terminal_results)
    )


def _secret(section: str, settings: PlatformSettings) -> str:
    try:
        return settings.secret_file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise SettingsError((f"{section}.secret_file: cannot be read",)) from None
