"""The tables of the payment gateway and of the insurance; none by default.

Keys are files of their own, readable by the terminal alone.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from kiosk.net.address import check_base_url
from kiosk.payment.pace import PaymentPace
from kiosk.settings.sections import Section
from kiosk.settings.values import Answer, Line, checked, different

ChannelName = Literal["wechat", "alipay", "unionpay"]
Digits6 = Annotated[str, Meta(pattern=r"^([0-9]{6})?\Z")]
Results = tuple[Annotated[str, Meta(pattern=r"^-?[0-9]{1,9}\Z")], ...]


class PaymentSettings(Section, frozen=True, kw_only=True):
    """The hospital's payment gateway (`resources/openapi/payment-gateway.yaml`)."""

    READABLE: ClassVar[tuple[str, ...]] = ("key_file", "gateway_key_file", "ca_file")
    TOGETHER: ClassVar[tuple[str, ...]] = ("client_certificate", "client_key")

    base_url: Annotated[str, checked(check_base_url)]
    scheme: Literal["hmac-sm3", "sm2-sm3"] = "sm2-sm3"
    key_file: Path  # the shared secret, or this terminal's private key
    gateway_key_file: Path | None = None  # sm2-sm3: the gateway's public key
    ca_file: Path | None = None
    client_certificate: Path | None = None
    client_key: Path | None = None
    connect_seconds: Answer = 3.0
    read_seconds: Answer = 10.0
    # By which one can pay by a code on the screen.
    channels: Annotated[tuple[ChannelName, ...], Meta(min_length=1), checked(different)] = (
        "wechat",
        "alipay",
        "unionpay",
    )
    scan: bool = True  # payment codes on phones are read
    # As the platforms' guides have it (PAYMENTS.md, "Taking the money"); seconds.
    shown_poll: Annotated[float, Meta(gt=0, le=3)] = 2.0
    scanned_poll: Annotated[float, Meta(gt=0, le=5)] = 3.0
    shown_seconds: Annotated[float, Meta(gt=0, le=300)] = 180.0
    scanned_seconds: Annotated[float, Meta(gt=0, le=60)] = 50.0
    reverse_not_before: Annotated[float, Meta(ge=0, le=60)] = 15.0

    def problems(self) -> tuple[str, ...]:
        if self.scheme == "sm2-sm3" and self.gateway_key_file is None:
            return ("gateway_key_file: sm2-sm3 needs it",)
        return ()

    @property
    def pace(self) -> PaymentPace:
        return PaymentPace(
            shown_poll=self.shown_poll,
            scanned_poll=self.scanned_poll,
            shown_seconds=self.shown_seconds,
            scanned_seconds=self.scanned_seconds,
            reverse_not_before=self.reverse_not_before,
        )


class InsuranceSettings(Section, frozen=True, kw_only=True):
    """The NHSA's transactions, where the hospital leaves them to the terminal."""

    READABLE: ClassVar[tuple[str, ...]] = ("secret_file", "ca_file")

    base_url: Annotated[str, checked(check_base_url)]
    secret_file: Path | None = None  # without: requests are not signed
    ca_file: Path | None = None
    connect_seconds: Answer = 3.0
    read_seconds: Answer = 15.0
    institution_code: Annotated[str, Meta(pattern=r"^[0-9A-Za-z]{12}\Z")]
    institution_name: Line
    region: Annotated[str, Meta(pattern=r"^[0-9]{6}\Z")]
    insured_region: Digits6 = ""
    receiver: Annotated[str, Meta(min_length=1, max_length=10)]
    operator_name: Annotated[str, Meta(min_length=1, max_length=50)] = "自助服务"
    sign_in_no: Annotated[str, Meta(max_length=30)] = ""
    interface_version: Annotated[str, Meta(min_length=1, max_length=6)] = "V1.0"
    # The last four digits of message numbers, where several terminals share an institution's code.
    first_sequence: Annotated[int, Meta(ge=0, le=9_999)] = 0
    last_sequence: Annotated[int, Meta(ge=0, le=9_999)] = 9_999
    # A region's own result codes, as its contract lists them.
    unknown_results: Results = ()
    settled_results: Results = ()
    undone_results: Results = ()

    def problems(self) -> tuple[str, ...]:
        if self.first_sequence > self.last_sequence:
            return ("last_sequence: comes after first_sequence",)
        return ()

    @property
    def sequences(self) -> range:
        return range(self.first_sequence, self.last_sequence + 1)
