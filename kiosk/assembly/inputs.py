"""What devices and people say by themselves, as events: where callbacks of drivers end."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.assembly.devices import Devices
from kiosk.codes.identity_document import card_of
from kiosk.devices import (
    CameraState,
    Document,
    PresenceState,
    ReaderState,
    ScanConditions,
    ScannerState,
)
from kiosk.session.events import (
    CameraChanged,
    CodeSeen,
    ConditionsChanged,
    DocumentRead,
    Event,
    PresenceChanged,
    ReaderChanged,
    ScannerChanged,
)
from kiosk.session.staff_events import KeySwitchChanged
from kiosk.staff.key_switch import KeySwitchState


class Inputs:
    """`post` is called on the devices' threads."""

    def __init__(self, devices: Devices, post: Callable[[Event], None]) -> None:
        self._devices = devices
        self._post = post

    def start(self) -> None:
        devices = self._devices
        devices.source.start(self.on_text, self._on_camera, self._on_conditions)
        if devices.reader is not None:
            devices.reader.start(self._on_document, self._on_reader)
        if devices.presence is not None:
            devices.presence.start(self._on_presence)
        if devices.scanner is not None:
            devices.scanner.start(self._on_scanned, self._on_scanner)
        if devices.key_switch is not None:
            devices.key_switch.start(self._on_key)

    def stop(self) -> None:
        devices = self._devices
        told = (devices.source, devices.reader, devices.scanner, devices.presence)
        for one in (*told, devices.key_switch):
            if one is not None:
                one.stop()

    def on_text(self, text: str) -> None:
        """The camera has read a code."""
        self._post(CodeSeen(text))

    def _on_scanned(self, text: str) -> None:
        self._post(CodeSeen(text, by_hand=True))

    def _on_conditions(self, conditions: ScanConditions) -> None:
        self._post(ConditionsChanged(conditions))

    def _on_scanner(self, state: ScannerState) -> None:
        self._post(ScannerChanged(state))

    def _on_camera(self, state: CameraState) -> None:
        self._post(CameraChanged(state))

    def _on_document(self, document: Document) -> None:
        self._post(DocumentRead(card_of(document)))

    def _on_presence(self, state: PresenceState) -> None:
        self._post(PresenceChanged(state))

    def _on_reader(self, state: ReaderState) -> None:
        self._post(ReaderChanged(state))

    def _on_key(self, state: KeySwitchState) -> None:
        self._post(KeySwitchChanged(state))
