"""The command `yima`: a table of commands; each is imported only when it is called.

The table names modules of the outer layers as text, so this package still imports none of them.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module

USAGE = 2


@dataclass(frozen=True, slots=True)
class Command:
    """`module.main(arguments)` with `first` put before what the user typed after the name."""

    name: tuple[str, ...]
    module: str
    summary: str
    first: tuple[str, ...] = ()

    def run(self, rest: Sequence[str]) -> int:
        try:
            main: Callable[[Sequence[str]], int] = import_module(self.module).main
        except ModuleNotFoundError as missing:
            if not f"{self.module}.".startswith(f"{missing.name}."):
                raise
            sys.stderr.write(f"yima {' '.join(self.name)}: not part of this installation\n")
            return USAGE
        return main([*self.first, *rest])


_TRUST = "kiosk.trust.authority.command"
_TERMINAL = "kiosk.trust.distribution.command"
_JOURNAL = "kiosk.payment.command"
_PRINTS = "kiosk.reports.command"
_AUDIT = "kiosk.audit.command"
_STAFF = "ui.staff_codes"
_SETTINGS = "kiosk.settings.command"
_UPDATE = "kiosk.update.command"

COMMANDS = (
    Command(("codes", "verify"), "kiosk.codes.command", "verify or refuse codes", ("verify",)),
    Command(("codes", "classify"), "kiosk.codes.command", "say the kind of codes", ("classify",)),
    Command(("codes", "decode"), "hardware.decode.command", "read the codes in pictures"),
    Command(("trust", "init"), _TRUST, "make the authority's keys and first root", ("init",)),
    Command(("trust", "add-issuer"), _TRUST, "add or end an issuer", ("add-issuer",)),
    Command(("trust", "revoke"), _TRUST, "cancel cards", ("revoke",)),
    Command(("trust", "publish"), _TRUST, "sign the list, and serve it", ("publish",)),
    Command(("trust", "sign"), _TRUST, "add a signature", ("sign",)),
    Command(("trust", "rotate-root"), _TRUST, "sign the next root", ("rotate-root",)),
    Command(("trust", "show"), _TRUST, "what an authority's home holds", ("show",)),
    Command(("trust", "settings", "key"), _TRUST, "make a site's key", ("settings-key",)),
    Command(("trust", "settings", "admit"), _TRUST, "let a site sign its own", ("settings-admit",)),
    Command(("trust", "settings", "publish"), _TRUST, "sign a site's", ("settings-publish",)),
    Command(("trust", "releases", "key"), _TRUST, "make the vendor's key", ("releases-key",)),
    Command(("trust", "releases", "admit"), _TRUST, "let the vendor sign", ("releases-admit",)),
    Command(("trust", "releases", "publish"), _TRUST, "sign releases", ("releases-publish",)),
    Command(("trust", "enrol"), _TERMINAL, "have a terminal trust a root file", ("enrol",)),
    Command(("trust", "status"), _TERMINAL, "what a terminal has in force", ("status",)),
    Command(("trust", "refresh"), _TERMINAL, "refresh a terminal's list now", ("refresh",)),
    Command(("journal", "list"), _JOURNAL, "orders of a day, or open ones", ("list",)),
    Command(("journal", "show"), _JOURNAL, "one order and its events", ("show",)),
    Command(("journal", "reconcile"), _JOURNAL, "the gateway's bill against it", ("reconcile",)),
    Command(("journal", "reverse"), _JOURNAL, "have an order closed or returned", ("reverse",)),
    Command(("journal", "settle"), _JOURNAL, "have an order looked up and booked", ("settle",)),
    Command(("prints", "list"), _PRINTS, "prints of reports, or open ones", ("list",)),
    Command(("prints", "show"), _PRINTS, "one print and its events", ("show",)),
    Command(("prints", "settle"), _PRINTS, "say what became of one", ("settle",)),
    Command(("audit", "verify"), _AUDIT, "whether the log is as written", ("verify",)),
    Command(("audit", "key"), _AUDIT, "the terminal's public key", ("key",)),
    Command(("audit", "heads"), _AUDIT, "the heads it has signed", ("heads",)),
    Command(("audit", "export"), _AUDIT, "the log and its heads in a file", ("export",)),
    Command(("audit", "trace"), _AUDIT, "what was done with a card", ("trace",)),
    Command(("report", "render"), "ui.paper.command", "lay out a report as PDF", ("render",)),
    Command(("report", "seal-key"), "kiosk.reports.seal_key_command", "make a key for papers"),
    Command(("report", "verify"), "kiosk.reports.verify_command", "read the code on a report"),
    Command(("staff", "key"), _STAFF, "make the key that signs badges", ("key",)),
    Command(("staff", "badge"), _STAFF, "make a badge", ("badge",)),
    Command(("staff", "invite"), _STAFF, "let its owner set a PIN", ("invite",)),
    Command(("staff", "recover"), _STAFF, "answer a terminal's recovery", ("recover",)),
    Command(("staff", "enrol"), _STAFF, "set a PIN at this terminal", ("enrol",)),
    Command(("staff", "unlock"), _STAFF, "unlock a badge at this terminal", ("unlock",)),
    Command(("staff", "list"), _STAFF, "badges known at this terminal", ("list",)),
    Command(("settings", "show"), _SETTINGS, "what is in force, and from where", ("show",)),
    Command(("settings", "check"), _SETTINGS, "whether a file can be used", ("check",)),
    Command(("settings", "set"), _SETTINGS, "change one at this terminal", ("set",)),
    Command(("settings", "undo"), _SETTINGS, "take a change back", ("undo",)),
    Command(("settings", "history"), _SETTINGS, "what was changed here", ("history",)),
    Command(("update", "fetch"), _UPDATE, "bring and stage a release", ("fetch",)),
    Command(("update", "status"), _UPDATE, "how that went last", ("status",)),
    Command(("usage",), "kiosk.usage.command", "what the terminal was used for, counted"),
    Command(("readiness",), "kiosk.maintenance.command", "is this terminal ready: a report"),
    Command(("logs",), "kiosk.maintenance.logs_command", "search, export or open logs"),
    Command(("manifest",), "kiosk.maintenance.manifest_command", "sign a release's files"),
    Command(("enrol",), "kiosk.enrolment.command", "make this machine a terminal"),
    Command(("decommission",), "kiosk.enrolment.decommission_command", "wipe this terminal"),
    Command(("run",), "ui.command", "start the terminal"),
    Command(("supervise",), "kiosk.supervision.command", "start it, and keep it up"),
    Command(("launch",), "kiosk.update.launch_command", "keep the chosen release up"),
    Command(("demo",), "ui.demo.command", "a terminal with a demo hospital and a dock"),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code."""
    words = tuple(sys.argv[1:] if arguments is None else arguments)
    for command in COMMANDS:
        if words[: len(command.name)] == command.name:
            return command.run(words[len(command.name) :])
    asked = words[-1:] in (("-h",), ("--help",))
    (sys.stdout if asked else sys.stderr).write(_usage())
    return 0 if asked else USAGE


def _usage() -> str:
    lines = [f"  yima {' '.join(each.name):22} {each.summary}" for each in COMMANDS]
    return "\n".join(["usage:", *lines, ""])


if __name__ == "__main__":
    sys.exit(main())
