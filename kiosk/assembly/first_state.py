"""What a terminal knows as it starts: its settings, and what staff left it at."""

from __future__ import annotations

from pathlib import Path

from kiosk.assembly.staff import gesture_of, pace_of
from kiosk.codes.classify import Kind
from kiosk.handlers.report_desk import critical_places
from kiosk.payment.port import Channel
from kiosk.services.access import ServiceId
from kiosk.session.preferences import ColourTheme, Preferences, TextSize
from kiosk.session.screens import Alternative
from kiosk.session.staff_effects import House
from kiosk.session.state import Kiosk, Site
from kiosk.settings import Settings
from kiosk.settings.invitation import codes_of, services_of
from kiosk.staff.states import SignIn


def first_state(
    settings: Settings,
    online: frozenset[Kind],
    kept: House,
    *,
    has_backlight: bool = True,
    refused_release: str = "",
) -> Kiosk:
    """`online`: kinds of codes for which there is a platform to ask. `kept`: by staff, over a restart.

    `has_backlight`: the panel can be made darker from here. `refused_release`: a newer version of the program,
    which did not prove itself here.
    """
    terminal, payment = settings.terminal, settings.payment
    house = Preferences(
        language=terminal.languages[0],
        text_size=TextSize(settings.screen.text_size),
        theme=ColourTheme(settings.screen.theme),
        voice=settings.voice.every_screen,
        volume=kept.volume,
    )
    return Kiosk(
        channels=() if payment is None else tuple(map(Channel, payment.channels)),
        scans_payment=payment is not None and payment.scan,
        online=online,
        reports=settings.reports is not None,
        critical_place=critical_places(settings.reports),
        held_seconds=0.0 if settings.reports is None else settings.reports.held_seconds,
        advises=settings.reports is not None and bool(settings.reports.advisor_url),
        stricter=frozenset(map(ServiceId, settings.assurance.second_factor_for)),
        site=Site(terminal.hospital, terminal.id),
        house_pace=settings.pace,
        pace=settings.pace,
        languages=terminal.languages,
        house=house,
        household=kept,
        has_backlight=has_backlight,
        gesture=gesture_of(settings),
        sign_in=SignIn(pace=pace_of(settings)),
        preferences=house,
        services=tuple(map(ServiceId, settings.services.order)),
        invites=tuple(map(ServiceId, services_of(settings))),
        accepts=tuple(map(Alternative, codes_of(settings))),
        notices={str(each): lines for each, lines in settings.attract.notices.items()},
        picture=_address(settings.attract.picture),
        refused_release=refused_release,
    )


def _address(picture: Path | None) -> str:
    """As a file URL, which is never relative: the settings may have been named by a relative path."""
    return "" if picture is None else picture.absolute().as_uri()
