"""Where each setting comes from, and what a change of settings asks of the program."""

from __future__ import annotations

import msgspec

from kiosk.settings import keys
from kiosk.settings.differences import AT_ONCE, difference
from kiosk.settings.layers import Level
from kiosk.settings.provenance import Origin, origins
from tests.kiosk.settings.conftest import NOW, OWN, Own

KEY = '[payment]\nbase_url = "https://pay.hospital.example"\nscheme = "hmac-sm3"\nkey_file = "pay.key"\n'


def found(own: Own, name: str) -> Origin:
    return next(each for each in origins(own.layered()) if each.name == name)


def test_every_level_is_named_with_its_file(own) -> None:
    own.fleet({"site.toml": "[pace]\ndone = 9.0\n", "group-lobby.toml": "[pace]\nhelp = 40.0\n"})
    own.set(voice__on=False)
    own.environment["YIMA__TICKET_PRINTER__PORT"] = "9101"
    told = {
        name: found(own, name)
        for name in ("pace.refusal", "voice.volume", "pace.done", "pace.help", "voice.on")
    }
    told["ticket_printer.port"] = found(own, "ticket_printer.port")
    assert {name: (each.level, each.file) for name, each in told.items()} == {
        "pace.refusal": (Level.DEFAULT, ""),
        "voice.volume": (Level.FILE, str(own.path)),
        "pace.done": (Level.SITE, "settings/north/site.toml"),
        "pace.help": (Level.GROUP, "settings/north/group-lobby.toml"),
        "voice.on": (Level.LOCAL, str(own.state / "local.toml")),
        "ticket_printer.port": (Level.ENVIRONMENT, "YIMA__..."),
    }
    assert (told["voice.on"].by, told["voice.on"].at) == ("eng-7", NOW)
    assert told["pace.done"].at == NOW
    assert told["ticket_printer.port"].value == 9101


def test_what_lies_beneath_is_told(own) -> None:
    own.fleet({"site.toml": "[voice]\nvolume = 0.2\n"})
    own.set(voice__volume=0.5)
    origin = found(own, "voice.volume")
    assert (origin.value, origin.beneath) == (0.5, (Level.FILE, Level.SITE))
    assert origin.changeable
    assert origin.of_fleet


def test_who_changed_it_last_is_named_not_who_changed_something_else_since(own) -> None:
    own.set(voice__volume=0.5)
    own.editor.change({"voice.on": False}, by="eng-9", at=NOW + 5)
    assert (found(own, "voice.volume").by, found(own, "voice.volume").at) == ("eng-7", NOW)
    assert found(own, "voice.on").by == "eng-9"


def test_of_a_key_its_path_is_shown_and_its_content_never(own) -> None:
    own.write(OWN + KEY)
    (own.path.parent / "pay.key").write_text("very secret", encoding="utf-8")
    told = origins(own.layered())
    assert found(own, "payment.key_file").value == str(own.path.parent / "pay.key")
    assert "very secret" not in str(told)


def test_every_setting_of_this_terminal_s_tables_is_there(own) -> None:
    names = [each.name for each in origins(own.layered())]
    here = [name for name in keys.names() if name.partition(".")[0] not in keys.optional()]
    assert names == here
    assert "voice.volume" in names
    assert "payment.scan" not in names


# -- differences -----------------------------------------------------------------------------------


def test_nothing_is_different_from_itself(own) -> None:
    assert not difference(own.load(), own.load())


def test_what_can_be_put_in_force_at_once_is_told_from_what_cannot(own) -> None:
    before = own.load()
    own.set(voice__volume=0.5, camera__gain=20.0, pace__done=9.0)
    told = difference(before, own.load())
    assert told.at_once == ("pace.done", "voice.volume")
    assert told.restart == ("camera.gain",)
    assert told.changed == ("camera.gain", "pace.done", "voice.volume")


def test_a_table_that_comes_takes_a_restart_with_all_its_keys(own) -> None:
    before = own.load()
    (own.path.parent / "pay.key").write_text("x", encoding="utf-8")
    own.write(OWN + KEY)
    told = difference(before, own.load())
    assert told.at_once == ()
    assert "payment.scan" in told.restart
    assert difference(own.load(), before).restart == told.restart


def test_what_is_at_once_exists_and_names_no_device() -> None:
    assert set(keys.names()) >= AT_ONCE
    devices = {"camera", "scanner", "lamp", "presence", "ticket_printer", "report_printer"}
    assert not {name.partition(".")[0] for name in AT_ONCE} & (devices | {"trust", "storage"})


def test_every_setting_is_compared(own) -> None:
    """A setting that two values of differ in is named, whichever it is."""
    before = own.load()
    for table in ("pace", "voice", "camera"):
        section = getattr(before, table)
        for each in msgspec.structs.fields(type(section)):
            other = msgspec.structs.replace(section, **{each.name: object()})
            after = msgspec.structs.replace(before, **{table: other})
            assert difference(before, after).changed == (f"{table}.{each.name}",)
