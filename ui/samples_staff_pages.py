"""Pages of maintenance mode for the samples. Plainly synthetic: no order, address or log line here exists."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import Final

from kiosk.maintenance.checks import CheckId, Fact
from kiosk.maintenance.sheet import (
    Choice,
    Closed,
    Keys,
    PageId,
    Row,
    Section,
    Task,
    Tone,
    Typing,
)
from kiosk.maintenance.words import Said
from kiosk.reasons import Code
from kiosk.session.staff_screens import StaffPage
from ui.samples_failures import failure
from ui.samples_staff_engineer import check, engineer_pages, fact

_ORDER: Final = "YM-07 2025 1120 000 0315"
_BAD: Final = (0, 1)
_MINUTES: Final = Typing(
    Said("For how many minutes? Empty: until it is opened by hand"), Keys.DIGITS, 3
)


def page_screens() -> dict[str, StaffPage]:
    """By the name of the sample, "camera-test"."""
    return {
        **_daily(),
        **_payments(),
        **_devices(),
        **engineer_pages(),
        **_typed(),
    }


def _daily() -> dict[str, StaffPage]:
    paper = StaffPage(
        PageId.PAPER,
        sections=(
            Section(
                check(CheckId.TICKET_PRINTER),
                (
                    Row(
                        Said("State"),
                        Said("Paper is nearly used up"),
                        Tone.WARN,
                        Said("It still prints. Put in a new roll soon."),
                    ),
                    Row(Said("Tickets and slips since the roll was changed"), "412"),
                ),
                (Choice(Task.REFILLED, Said("New roll is in"), "roll", primary=True),),
            ),
            Section(
                check(CheckId.REPORT_PRINTER),
                (
                    Row(
                        Said("State"),
                        Said("Paper jam"),
                        Tone.BAD,
                        Said(
                            "Open the printer, pull the paper out slowly and whole, and close it."
                        ),
                    ),
                    Row(Said("Reports since A4 paper was put in"), "96"),
                ),
                (Choice(Task.REFILLED, Said("A4 paper is in"), "a4"),),
            ),
            Section(
                Said("Counters"),
                (
                    Row(Said("Reports printed")),
                    Row(Said("Today"), Said("%1 reports, %2 pages", ("38", "104"))),
                    Row(Said("In all"), Said("%1 reports, %2 pages", ("10412", "28734"))),
                ),
            ),
        ),
    )
    reasons = tuple(
        Choice(Task.CLOSE, Said(words), why, _MINUTES)
        for why, words in (
            (Closed.PAPER, "Paper is being changed"),
            (Closed.CLEANING, "It is being cleaned"),
            (Closed.REPAIR, "It is being repaired"),
            (Closed.NETWORK, "The network is down"),
            (Closed.CLOSED_AREA, "The hall or the clinic is closed"),
            (Closed.OTHER, "Another reason"),
        )
    )
    in_service = Row(Said("This terminal"), Said("In service"), Tone.GOOD)
    service = StaffPage(
        PageId.SERVICE,
        sections=(
            Section(rows=(in_service,)),
            Section(Said("Take it out of service, because"), (), reasons),
        ),
    )
    return {
        "paper": paper,
        "paper-said": replace(paper, said=Said("Noted. Tickets and slips are counted from 0.")),
        "paper-waiting": replace(paper, waiting=True),
        "service": service,
        "empty": StaffPage(PageId.TICKETS, sections=(Section(rows=(Row(Said("None")),)),)),
        "loading": StaffPage(PageId.STORAGE, waiting=True),
    }


def _payments() -> dict[str, StaffPage]:
    rows = tuple(
        Row(
            f"{_ORDER[:-1]}{at}",
            Said("Needs a hand") if at in _BAD else Said("On its way back"),
            Tone.BAD if at in _BAD else Tone.WARN,
            Said("¥%1, begun %2 h ago", (f"{126 - 7 * at}.50", str(3 * at + 2))),
            f"o-{at}",
        )
        for at in range(8)
    )
    section = Section(Said("Open payments: %1", ("19",)), rows)
    order = (
        Row(Said("Order"), _ORDER),
        Row(Said("State"), Said("Needs a hand"), Tone.BAD),
        Row(
            Said("What to do"),
            detail=Said(
                "Ask the payment system now. If it does not answer, check the network; the terminal "
                "goes on asking."
            ),
        ),
        Row(Said("Amount to pay oneself"), Said("¥%1", ("126.50",))),
        Row(Said("Begun"), "2025-11-20 10:42"),
    )
    sure = Said(
        "Close this order and give the money back to the payer? The bill is unpaid then. This cannot be "
        "taken back."
    )
    choices = (
        Choice(Task.QUERY_ORDER, Said("Ask the payment system now"), "o-0", primary=True),
        Choice(Task.SETTLE, Said("Have the terminal try again"), "o-0 again"),
        Choice(Task.REVERSE, Said("Give the money back"), "o-0", sure=sure),
        Choice(Task.HAND_OVER, Said("Hand over to the desk"), "o-0"),
        Choice(Task.SETTLE, Said("Note: booked as paid at the desk"), "o-0 paid"),
        Choice(Task.SETTLE, Said("Note: money back, or never paid"), "o-0 unpaid", on=False),
    )
    item = StaffPage(
        PageId.PAYMENTS,
        Said("Payment"),
        sections=(Section(rows=order, choices=choices),),
        item=True,
    )
    return {
        "payments": StaffPage(PageId.PAYMENTS, sections=(section,), query="", count=3),
        "payments-last": StaffPage(
            PageId.PAYMENTS,
            sections=(replace(section, rows=rows[:3]),),
            query="",
            number=2,
            count=3,
        ),
        "payments-item": item,
        "payments-asking": replace(item, asking=sure),
        "payments-trouble": replace(item, trouble=failure(Code.STAFF_NOT_ALLOWED)),
    }


def _devices() -> dict[str, StaffPage]:
    camera = StaffPage(
        PageId.CAMERA,
        sections=(
            Section(
                Said("State now"),
                (
                    Row(fact(Fact.STATE), Said("Running"), Tone.GOOD),
                    Row(fact(Fact.SHARPNESS), "412", Tone.GOOD),
                    Row(fact(Fact.BRIGHTNESS), "118", Tone.GOOD),
                    Row(fact(Fact.DARK_SHARE), "2 %", Tone.PLAIN),
                    Row(fact(Fact.BRIGHT_SHARE), "11 %", Tone.WARN),
                ),
                (
                    Choice(Task.TEST, check(CheckId.CAMERA_PICTURE), "camera_picture"),
                    Choice(Task.TEST, check(CheckId.CAMERA_FOCUS), "camera_focus"),
                    Choice(Task.TEST, check(CheckId.DECODING), "decoding"),
                    Choice(Task.RECORD_FRAMES, Said("Record pictures"), "on"),
                ),
            ),
            Section(
                Said("Settings"),
                (
                    Row(Said("Wanted picture"), "1280 × 720, 30/s"),
                    Row(Said("Autofocus"), Said("Off")),
                    Row(Said("Exposure"), Said("Automatic")),
                ),
            ),
        ),
        picture=_camera_picture(),
    )
    focus = Said("Move the test card to and fro. Read so far: %1 to %2 mm away.", ("74", "212"))
    stop = Section(choices=(Choice(Task.STOP, Said("Stop the test")),))
    question = Section(
        Said("Is the test page whole, sharp and cut, and can its code be scanned?"),
        choices=(
            Choice(Task.ANSWER, Said("Yes"), "ticket_printer yes", primary=True),
            Choice(Task.ANSWER, Said("No"), "ticket_printer no"),
        ),
    )
    return {
        "camera": camera,
        "camera-test": replace(camera, busy=focus, sections=(stop, camera.sections[0])),
        "printer-answer": StaffPage(PageId.TICKET_PRINTER, sections=(question,)),
    }


def _typed() -> dict[str, StaffPage]:
    setting = StaffPage(
        PageId.SETTINGS,
        Said("%1", ("terminal.id",)),
        item=True,
        typing=Typing(Said("New value of %1", ("terminal.id",)), Keys.TEXT, 20, least=1),
        typed="YIMA-0",
    )
    return {
        "typing-text": setting,
        "typing-empty": replace(setting, typed=""),
        "typing-full": replace(setting, typed="YIMA-07-EAST-HALL-2F"),
        "typing-digits": StaffPage(PageId.SERVICE, typing=_MINUTES, typed="45"),
        "typing-trouble": replace(setting, trouble=failure(Code.STAFF_NOT_ALLOWED)),
    }


@cache
def _camera_picture() -> str:
    """A made-up frame with a card in it, as a data URL."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 - the program itself draws none

    frame = Image.linear_gradient("L").resize((640, 360)).convert("RGB")
    pen = ImageDraw.Draw(frame)
    pen.rounded_rectangle((240, 40, 400, 340), 18, fill=(11, 20, 25))
    pen.rectangle((252, 56, 388, 324), fill=(244, 244, 242))
    pen.rectangle((272, 130, 368, 226), fill=(38, 51, 58))
    file = BytesIO()
    frame.save(file, "PNG")
    return "data:image/png;base64," + b64encode(file.getvalue()).decode("ascii")
