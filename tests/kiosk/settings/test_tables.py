"""Tables that go together: the lamp and the sensor, payments and the insurance, reports; updates."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest

from kiosk.settings import load
from kiosk.settings.update import UpdateSettings
from tests.kiosk.settings.reading import problems
from tests.settings_texts import MINIMAL

LAMP = '[lamp]\nkind = "gpio"\nchip = "{chip}"\nline = {line}\n'


PRESENCE = '[presence]\nkind = "gpio"\nchip = "{chip}"\nline = {line}\n'


@pytest.mark.parametrize("other_name", [False, True])
def test_the_lamp_and_the_sensor_are_not_on_one_line(file: Path, other_name: bool) -> None:
    """Whichever takes it first would keep it from the other, which would be out of order ever after."""
    chip = file.parent / "gpiochip4"
    (file.parent / "gpiochip0").touch()
    chip.symlink_to("gpiochip0")
    sensor = file.parent / "gpiochip0" if other_name else chip
    text = MINIMAL + LAMP.format(chip=chip, line=17) + PRESENCE.format(chip=sensor, line=17)
    assert problems(file, text) == ("presence.line: the lamp is on that line of the chip",)


@pytest.mark.parametrize(
    ("lamp", "presence"),
    [
        (("gpio", "/dev/gpiochip0", 17), ("gpio", "/dev/gpiochip0", 18)),
        (("gpio", "/dev/gpiochip0", 17), ("gpio", "/dev/gpiochip1", 17)),
        (("none", "/dev/gpiochip0", 17), ("gpio", "/dev/gpiochip0", 17)),
        (("gpio", "/dev/gpiochip0", 17), ("none", "/dev/gpiochip0", 17)),
    ],
)
def test_each_on_a_line_of_its_own_is_right(
    file: Path, lamp: tuple[str, str, int], presence: tuple[str, str, int]
) -> None:
    tables = [
        f'[{name}]\nkind = "{kind}"\nchip = "{chip}"\nline = {line}\n'
        for name, (kind, chip, line) in (("lamp", lamp), ("presence", presence))
    ]
    file.write_text(MINIMAL + "".join(tables), encoding="utf-8")
    assert load(file, {}).presence.kind == presence[0]


PAYMENT = """
[payment]
base_url = "https://gateway.example/v1"
key_file = "terminal.key"
gateway_key_file = "gateway.pub"
"""


INSURANCE = """
[insurance]
base_url = "https://insurance.example/fsi"
institution_code = "H99999900001"
institution_name = "示范医院"
region = "999999"
receiver = "DEMO"
"""


@pytest.mark.usefixtures("keys")
def test_payments_are_off_unless_there_is_a_gateway(file: Path) -> None:
    file.write_text(MINIMAL, encoding="utf-8")
    assert load(file, {}).payment is None
    file.write_text(MINIMAL + PAYMENT + INSURANCE, encoding="utf-8")
    settings = load(file, {})
    assert settings.payment is not None
    assert settings.payment.pace.shown_poll == 2.0
    assert settings.payment.channels == ("wechat", "alipay", "unionpay")
    assert settings.insurance is not None
    assert settings.insurance.sequences == range(10_000)


@pytest.mark.usefixtures("keys")
@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("shown_poll", "4.0"),  # the guides: 2 to 3 s
        ("scanned_poll", "9.0"),
        ("scanned_seconds", "90"),
        ("scheme", '"md5"'),
        ("channels", '["cash"]'),
        ("channels", "[]"),
        ("key_file", '"missing.key"'),
    ],
)
def test_a_payment_setting_out_of_bounds_is_named(file: Path, key: str, value: str) -> None:
    lines = [line for line in PAYMENT.splitlines() if not line.startswith(f"{key} ")]
    text = "\n".join([MINIMAL, *lines, f"{key} = {value}"])
    assert [line.partition(":")[0] for line in problems(file, text)] == [f"payment.{key}"]


@pytest.mark.usefixtures("keys")
def test_keys_and_ranges_that_go_together_are_looked_at_together(file: Path) -> None:
    alone = PAYMENT.replace('gateway_key_file = "gateway.pub"\n', "")
    assert problems(file, MINIMAL + alone)[0].startswith("payment.gateway_key_file")
    crossed = INSURANCE + "first_sequence = 9\nlast_sequence = 8\n"
    assert problems(file, MINIMAL + crossed)[0].startswith("insurance.last_sequence")


REPORTS = """
[reports]
patient_name = "full"
stamp_file = "stamp.png"
advisor_url = "https://advisor.hospital.example/v1"
advisor_name = "示范医院智能解读"
[report_printer]
uri = "ipp://127.0.0.1:631/printers/reports"
device_uri = "ipps://printer.hospital.example/ipp/print"
"""


def test_reports_are_off_unless_they_are_set(file: Path) -> None:
    file.write_text(MINIMAL, encoding="utf-8")
    assert load(file, {}).reports is None
    (file.parent / "stamp.png").write_bytes(b"png")
    file.write_text(MINIMAL + REPORTS, encoding="utf-8")
    settings = load(file, {})
    assert settings.reports is not None
    assert settings.reports.stamp_file == file.parent / "stamp.png"
    assert settings.reports.readings == "reviewed"
    assert settings.report_printer is not None
    assert settings.report_printer.still_seconds == 60.0


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ('uri = "http://127.0.0.1/"', "report_printer.uri"),
        ('device_uri = "socket://127.0.0.1:9100"', "report_printer.device_uri"),
        ('uri = "ipp://printer:99999/ipp"', "report_printer.uri"),
        ('uri = "ipp:///ipp/print"', "report_printer.uri"),
        ('sides = "both"', "report_printer.sides"),
        ("still_seconds = 1.0", "report_printer.still_seconds"),
        ('patient_name = "none"', "reports.patient_name"),
        ('stamp_file = "nowhere.png"', "reports.stamp_file"),
        ('advisor_url = "ftp://advisor.example/"', "reports.advisor_url"),
        ('advisor_name = ""', "reports.advisor_name"),
        ('readings = "yes"', "reports.readings"),
        ("form_pages = 0", "reports.form_pages"),
        ('seal_issuer = "alone"', "reports"),
    ],
)
def test_a_setting_of_reports_out_of_bounds_is_named(file: Path, line: str, key: str) -> None:
    (file.parent / "stamp.png").write_bytes(b"png")
    name = line.partition(" ")[0]
    others = [each for each in REPORTS.splitlines() if not each.startswith(f"{name} ")]
    where = others.index(f"[{key.partition('.')[0]}]") + 1
    text = MINIMAL + "\n".join([*others[:where], line, *others[where:]])
    assert [found.partition(":")[0] for found in problems(file, text)] == [key]


def test_updates_are_off_unless_they_are_set(file: Path) -> None:
    file.write_text(MINIMAL, encoding="utf-8")
    assert load(file, {}).update is None
    file.write_text(f"{MINIMAL}[update]\n", encoding="utf-8")
    update = load(file, {}).update
    assert update is not None
    assert update.folder == Path("/var/lib/yima-kiosk-update")
    assert (update.begins, update.ends) == (time(2), time(4, 30))


@pytest.mark.parametrize(
    ("window", "inside", "outside"),
    [
        ("02:00-04:30", ("02:00", "04:29"), ("01:59", "04:30", "14:00")),
        ("23:00-04:00", ("23:00", "00:00", "03:59"), ("04:00", "22:59")),
    ],
)
def test_the_window_of_updates(
    window: str, inside: tuple[str, ...], outside: tuple[str, ...]
) -> None:
    update = UpdateSettings(window=window)
    assert all(update.is_night(time.fromisoformat(each)) for each in inside)
    assert not any(update.is_night(time.fromisoformat(each)) for each in outside)


@pytest.mark.parametrize(
    "line",
    [
        'window = "2:00-4:30"',
        'window = "02:00-24:00"',
        'window = "02:00-02:00"',
        'window = "02:00-04:30\\n"',
        "health_seconds = 1",
        "kilobytes_per_second = 0",
        "keep_free_megabytes = -1",
    ],
)
def test_an_update_setting_out_of_bounds_is_named(file: Path, line: str) -> None:
    found = problems(file, f"{MINIMAL}[update]\n{line}\n")
    assert [each.partition(":")[0] for each in found] == [f"update.{line.split(maxsplit=1)[0]}"]
