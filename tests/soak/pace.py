"""What is shorter or smaller in a soak than in a hall; everything else is as the product has it."""

from __future__ import annotations

from typing import Final

from ui.demo.world import Glass

GLASS: Final = Glass(540, 960, 2.0)
"""Half the dots each way: it is drawn by the processor here."""

FILM_EVERY: Final = 3
"""Ten frames a second: filming and looking at thirty took two thirds of the processor."""

ENVIRONMENT: Final = {
    "YIMA__HOSPITAL__CONNECT_SECONDS": "1",
    "YIMA__HOSPITAL__READ_SECONDS": "1.5",
    "YIMA__PAYMENT__CONNECT_SECONDS": "1",
    "YIMA__PAYMENT__READ_SECONDS": "1.5",
    "YIMA__PAYMENT__SHOWN_POLL": "0.3",
    "YIMA__PAYMENT__SCANNED_POLL": "0.3",
    "YIMA__PAYMENT__SHOWN_SECONDS": "8",
    "YIMA__PAYMENT__SCANNED_SECONDS": "8",
    "YIMA__PAYMENT__REVERSE_NOT_BEFORE": "0.5",
    "YIMA__INSURANCE__READ_SECONDS": "1.5",
    "YIMA__REPORTS__HELD_SECONDS": "30",
    "YIMA__PACE__PRINTER_POLL": "0.5",
    "YIMA__PACE__REPAIR_POLL": "0.5",
    "YIMA__PACE__TRUST_POLL": "2",
    "YIMA__PACE__IDLE_WARNING": "3",
    "YIMA__PACE__IDLE_COUNTDOWN": "2",
    "YIMA__PACE__DONE": "1",
    "YIMA__PACE__DONE_WITHOUT_TICKET": "1.5",
    "YIMA__PACE__NOTHING": "1",
    "YIMA__PACE__REFUSAL": "1.5",
    "YIMA__PACE__TROUBLE": "1.5",
    "YIMA__PACE__HELP": "1.5",
    "YIMA__SCANNER__KIND": "serial",
    "YIMA__LAMP__KIND": "relay",
    "YIMA__VOICE__ON": "false",
}
"""How long things stay and are waited for; every device is there but the voice, whose server a test
machine need not have."""

KEPT_SESSIONS_A_DAY: Final = 600
"""Of a busy terminal: one a minute for ten hours. For what grows by design."""
