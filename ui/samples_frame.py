"""Samples of what is laid over a screen, and around it; see `ui.samples`. Plainly synthetic."""

from __future__ import annotations

from dataclasses import replace

from kiosk.session.preferences import Cover, Panel, Preferences
from kiosk.session.screens import Action, Attract, View

_ROW = (Action.ELDER_MODE, Action.NO_PHONE, Action.STAFF)


def frame_samples(offer: View) -> dict[str, View]:
    """`offer`: a screen of a patient's, to lay things over."""
    start = View(Attract(), _ROW)
    loud = Preferences(voice=True, volume=5)
    return {
        "frame-display": replace(start, panel=Panel.DISPLAY),
        "frame-display-voice": replace(start, panel=Panel.DISPLAY, preferences=loud),
        "frame-display-patient": replace(offer, panel=Panel.DISPLAY),
        "frame-languages": replace(start, panel=Panel.LANGUAGES),
        "frame-languages-patient": replace(offer, panel=Panel.LANGUAGES),
        "frame-idle": replace(offer, idle_seconds=17),
        "frame-idle-last": replace(offer, idle_seconds=1),
        "frame-idle-panel": replace(offer, idle_seconds=20, panel=Panel.DISPLAY),
        "frame-hidden": replace(offer, cover=Cover.PRIVACY),
        "frame-payment": replace(offer, cover=Cover.PAYMENT),
        "frame-voice": replace(offer, preferences=loud),
        "frame-recording": replace(offer, recording=True),
        "frame-recording-idle": replace(offer, recording=True, idle_seconds=17),
        "frame-recording-display": replace(start, recording=True, panel=Panel.DISPLAY),
        "frame-recording-hidden": replace(offer, recording=True, cover=Cover.PRIVACY),
    }
