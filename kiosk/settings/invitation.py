"""What the first screen promises, from the settings alone: the same before there is a terminal and after.

Values of `kiosk.services.access.ServiceId` and `kiosk.session.screens.Alternative`, as text, so that a
start need not import them.
"""

from __future__ import annotations

from kiosk.settings.reading import Settings


def services_of(settings: Settings) -> tuple[str, ...]:
    """Services that are switched on and that this terminal is set up for, in the hospital's order."""
    without = set()
    if settings.payment is None:
        without.add("pay")
    if settings.reports is None:
        without.add("reports")
    return tuple(each for each in settings.services.order if each not in without)


def codes_of(settings: Settings) -> tuple[str, ...]:
    """Kinds of codes that are taken: offline ones always, others where there is a platform for them."""
    asked = [each for each in (settings.tencent, settings.provincial) if each is not None]
    kinds = {kind for platform in asked for kind in platform.kinds}
    found = ["offline_code"]
    if kinds & {"ehc_static", "ehc_dynamic"}:
        found.append("platform_code")
    if settings.insurance_voucher is not None:
        found.append("voucher")
    if "social_security" in kinds and settings.codes.social_security_pattern:
        found.append("social_security")
    return tuple(found)
