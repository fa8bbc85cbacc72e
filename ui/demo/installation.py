"""What is installed on a demo terminal: its settings, its secrets, and the root it is enrolled with."""

from __future__ import annotations

from pathlib import Path

from kiosk.clock import Clock
from kiosk.demo.authority import Authority
from kiosk.demo.gateway.keys import TerminalKeys
from kiosk.demo.hospital.process import RunningHospital
from kiosk.demo.platforms.accounts import INSURANCE, TENCENT
from kiosk.trust.distribution.cache import TrustCache
from kiosk.trust.distribution.enrolment import enrol, read_root
from kiosk.trust.distribution.repository import Repository
from kiosk.trust.distribution.service import TrustDistribution
from kiosk.trust.reading import Problem
from ui.demo.stamp import draw_stamp

_PLATFORMS = """\
[tencent]
base_url = "{url}/tencent"
secret_file = '{folder}/tencent.secret'
app_id = "{tencent.app_id}"
hospital_id = "{tencent.hospital_id}"
[insurance_voucher]
base_url = "{url}/nhsa"
secret_file = '{folder}/insurance.secret'
institution_code = "{insurance.institution_code}"
institution_name = "{insurance.institution_name}"
region = "{insurance.region}"
receiver = "{insurance.receiver}"
"""


def platform_settings(folder: Path, hospital: RunningHospital) -> str:
    """The sections of the card platforms; their secrets are written into `folder`."""
    for name, secret in (("tencent", TENCENT.secret), ("insurance", INSURANCE.secret)):
        (folder / f"{name}.secret").write_text(secret, encoding="utf-8")
    return _PLATFORMS.format(
        folder=folder.resolve(), url=hospital.platforms_url, tencent=TENCENT, insurance=INSURANCE
    )


_PAYMENT = """\
[payment]
base_url = "{url}"
scheme = "sm2-sm3"
key_file = '{keys.private_key_file}'
gateway_key_file = '{keys.gateway_public_key_file}'
connect_seconds = 2.0
read_seconds = 5.0
[insurance]
base_url = "{insurance_url}"
secret_file = '{folder}/insurance.secret'
institution_code = "{insurance.institution_code}"
institution_name = "{insurance.institution_name}"
region = "{insurance.region}"
receiver = "{insurance.receiver}"
read_seconds = 5.0
"""


def payment_settings(
    folder: Path, gateway_url: str, keys: TerminalKeys, hospital: RunningHospital
) -> str:
    """The sections of the payment gateway and the insurance; `platform_settings` wrote the secret."""
    return _PAYMENT.format(
        folder=folder.resolve(),
        url=gateway_url,
        keys=keys,
        insurance_url=f"{hospital.platforms_url}/nhsa",
        insurance=INSURANCE,
    )


_REPORTS = """\
[report_printer]
uri = "{printer}"
still_seconds = 20.0
[reports]
readings = "unreviewed"
critical_place = "急诊"
stamp_file = '{stamp}'
held_seconds = 60.0
seal_key_file = '{key}'
seal_issuer = "{issuer}"
"""


def report_settings(folder: Path, printer: str, hospital: str, sealer: Authority) -> str:
    """The sections of reports and of the A4 printer.

    The hospital's stamp is drawn into `folder`, and what the terminal signs its papers with (`sealer`)
    is written there.
    """
    stamp, key = folder.resolve() / "stamp.png", folder.resolve() / "seal.key"
    draw_stamp(hospital, "报告专用章").save(stamp)
    key.touch(mode=0o600)
    key.write_text(sealer.key.private.hex(), encoding="ascii")
    return _REPORTS.format(printer=printer, stamp=stamp, key=key, issuer=sealer.issuer)


def enrol_terminal(state: Path, root_file: Path, repository: str, clock: Clock | None) -> None:
    """What staff do once on each terminal: `yima trust enrol`, and then `refresh`.

    Args:
        state: the terminal's storage folder.
        root_file: the authority's root.
        repository: address of the trust list's web server.
        clock: the terminal's; None: it is not refreshed yet.
    """
    root = read_root(root_file.read_bytes())
    if isinstance(root, Problem):
        raise RuntimeError(root.what)  # noqa: TRY004 - a value is wrong, not a type
    enrol(TrustCache(state / "trust"), root, replace=False)
    if clock is not None:
        TrustDistribution(state / "trust", Repository(repository), clock).refresh_now()
