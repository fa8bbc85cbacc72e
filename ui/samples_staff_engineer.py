"""Pages of engineers and auditors for the samples; see `ui.samples_staff_pages`. Plainly synthetic."""

from __future__ import annotations

from dataclasses import replace

from kiosk.maintenance.checks import CheckId, Fact
from kiosk.maintenance.sheet import Choice, Keys, PageId, Row, Section, Task, Tone, Typing
from kiosk.maintenance.wording import CHECKS, FACTS
from kiosk.maintenance.words import Said
from kiosk.session.staff_screens import StaffPage


def engineer_pages() -> dict[str, StaffPage]:
    return {**_machine(), **_read()}


def check(check_id: CheckId) -> Said:
    """What a check is called."""
    return Said(CHECKS[check_id].title)


def fact(fact_id: Fact) -> Said:
    """What a fact is called."""
    return Said(FACTS[fact_id].label)


def _machine() -> dict[str, StaffPage]:
    ports = (
        (CheckId.NETWORK_HOSPITAL, "Pass", Tone.GOOD, "%1: %2 ms", ("11-20 09:31", "38")),
        (
            CheckId.NETWORK_GATEWAY,
            "Attention",
            Tone.WARN,
            "%1: %2 ms, certificate good for %3 days",
            ("11-20 09:31", "51", "9"),
        ),
        (
            CheckId.NETWORK_INSURANCE,
            "Attention",
            Tone.WARN,
            "%1: the terminal's own certificate is good for %2 days",
            ("11-20 09:31", "12"),
        ),
        (CheckId.NETWORK_TENCENT, "Fail", Tone.BAD, "%1: no connection", ("11-20 09:31",)),
        (CheckId.NETWORK_TRUST, "Not checked", Tone.QUIET, "Never tested", ()),
    )
    rows = tuple(
        Row(check(port), Said(verdict), tone, Said(detail, facts), port.value)
        for port, verdict, tone, detail, facts in ports
    )
    network = StaffPage(
        PageId.NETWORK,
        sections=(
            Section(rows=rows, choices=(Choice(Task.TEST, Said("Test all"), primary=True),)),
        ),
    )
    checks = tuple(
        Row(check(each), Said("Pass"), Tone.GOOD, Said("Last checked %1", ("2025-11-20 09:31",)))
        for each in CheckId
    )
    tones = {3: ("Fail", Tone.BAD), 6: ("Not fitted", Tone.QUIET)}
    mixed = tuple(
        replace(row, value=Said(tones[at][0]), tone=tones[at][1]) if at in tones else row
        for at, row in enumerate(checks)
    )
    done = (
        Choice(Task.RUN_CHECKS, Said("Run the checks (half a minute at most)"), primary=True),
        Choice(Task.EXPORT_READINESS, Said("PDF to USB stick"), "pdf"),
        Choice(Task.EXPORT_READINESS, Said("JSON to USB stick"), "json"),
        Choice(Task.PRINT_READINESS, Said("Print on A4"), on=False),
    )
    digest = "f1d2 0c7b 9a4e 3388 51c0 77e2 b06d 4f19 aa02 9c8e 61b3 d7f5 0e44 23a9 7c1b 68d0"
    return {
        "network": network,
        "network-said": replace(
            network,
            said=Said("Ports tested: %1. Failing: %2.", ("11", "1")),
            good=False,
        ),
        "readiness": StaffPage(
            PageId.READINESS,
            sections=(
                Section(rows=(Row(Said("Verdict"), Said("Not ready"), Tone.BAD),), choices=done),
                Section(Said("Checks"), mixed),
                Section(
                    rows=(
                        Row(Said("Software version"), "2025.11.3+g1a2b3c4"),
                        Row(Said("Digest of the program (SM3)"), digest),
                    )
                ),
            ),
        ),
        **_settings(),
    }


def _settings() -> dict[str, StaffPage]:
    site, own = Said("The site's settings"), Said("Changed at this terminal")
    default = Said("The program's default")
    terminal = (
        Row("id", "YIMA-07", detail=Said("This terminal's own file"), opens="terminal.id"),
        Row("languages", "zh_CN, en, ar", Tone.PLAIN, site, "terminal.languages"),
        Row("volume", "3", Tone.WARN, own, "terminal.volume"),
    )
    camera = (
        Row("width", "1280", Tone.PLAIN, default, "camera.width"),
        Row(
            "device", "/dev/v4l/by-id/usb-Example_Camera-index0", Tone.PLAIN, site, "camera.device"
        ),
    )
    item = (
        Row(Said("Value"), "3"),
        Row(Said("From"), own),
        Row(Said("Set on"), "2025-11-18 16:02"),
        Row(Said("By"), detail="7c1b68d0b06d4f19aa029c8e61b3d7f50e4423a97c1b68d0f1d20c7b9a4e3388"),
        Row(Said("Allowed here"), Said("%1 to %2", ("1", "5"))),
        Row(Said("A change counts"), Said("At once")),
    )
    choices = (
        Choice(Task.CHANGE_SETTING, Said("Change"), "terminal.volume", primary=True),
        Choice(Task.CHANGE_SETTING, Said("As before the change here"), "terminal.volume"),
    )
    return {
        "settings": StaffPage(
            PageId.SETTINGS,
            sections=(
                Section(Said("%1", ("[terminal]",)), terminal),
                Section(Said("%1", ("[camera]",)), camera),
            ),
            query="",
        ),
        "settings-item": StaffPage(
            PageId.SETTINGS,
            Said("%1", ("terminal.volume",)),
            sections=(Section(rows=item, choices=choices),),
            item=True,
        ),
    }


def _read() -> dict[str, StaffPage]:
    happened = (
        ("Payment settled by hand", "10:42:07", Tone.WARN, "staff=7c1b68d0 act=settle"),
        ("Log searched", "10:42:09", Tone.PLAIN, "staff=7c1b68d0"),
        ("Setting changed", "10:43:51", Tone.BAD, "name=terminal.volume from=3 to=4"),
        ("Camera recording switched", "10:43:59", Tone.GOOD, "state=off"),
    )
    rows = tuple(
        Row(Said(event), f"{day} {at}", tone, detail, f"{day} {number}")
        for day in ("11-20", "11-19", "11-18")
        for number, (event, at, tone, detail) in enumerate(happened)
    )
    how = Said("Search with: 7d  2027-01-10  error  camera  E-501")
    exports = (
        Choice(Task.EXPORT_LOGS, Said("7 days to USB stick"), "7"),
        Choice(Task.EXPORT_LOGS, Said("30 days to USB stick"), "30"),
    )
    logs = StaffPage(
        PageId.LOGS,
        sections=(Section(how, rows), Section(choices=exports)),
        query="7d error",
        count=41,
    )
    standing = (
        Row(Said("Signed last"), "2025-11-20 10:40", Tone.GOOD, Said("Up to entry %1", ("18402",))),
        Row(Said("Sent to the hospital"), "2025-11-20 10:41", Tone.GOOD),
    )
    audit = (
        Choice(Task.VERIFY_AUDIT, Said("Verify the log"), primary=True),
        Choice(Task.EXPORT_AUDIT, Said("Export to USB stick")),
    )
    verified = "As it was written: entries %1 to %2; %3 signatures agree."
    return {
        "logs": logs,
        "logs-any": replace(logs, query="", number=3),
        "logs-search": replace(
            logs, typing=Typing(Said("Search for"), Keys.TEXT, 40), typed="7d E-50"
        ),
        "audit": StaffPage(
            PageId.AUDIT,
            sections=(
                Section(Said("The log as it was written"), standing, audit),
                Section(Said("Who did what (search with a staff number)"), rows[:6]),
            ),
            query="",
            count=9,
            said=Said(verified, ("1", "18402", "204")),
        ),
    }
