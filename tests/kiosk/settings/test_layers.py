"""Which layer wins, and that none below the terminal's own file can keep it from coming up."""

from __future__ import annotations

import pytest

from kiosk.settings import SettingsError, keys, toml_lines
from kiosk.settings.fleet import FLEET_KEYS, LARGEST, parse
from kiosk.settings.layers import Level
from kiosk.settings.limits import LOCAL_KEYS
from kiosk.settings.provenance import origins
from kiosk.settings.reading import read_tables, validated


def test_without_other_layers_load_is_the_file_alone(own) -> None:
    alone = validated(read_tables(own.path), own.path.parent)
    assert own.load() == alone
    own.state.mkdir(parents=True)
    assert own.load() == alone
    assert own.layered().remarks == ()


def test_each_layer_wins_over_those_before(own) -> None:
    def volume() -> float:
        return own.load().voice.volume

    assert volume() == 0.1
    files = {"site.toml": "[voice]\nvolume = 0.2"}
    for number, name in enumerate(("group-lobby", "group-ward-2", "terminal-T07"), 3):
        own.fleet(files)
        files[f"{name}.toml"] = f"[voice]\nvolume = 0.{number}"
    own.fleet(files)
    assert volume() == 0.5
    own.set(voice__volume=0.6)
    assert volume() == 0.6
    own.environment["YIMA__VOICE__VOLUME"] = "0.7"
    assert volume() == 0.7


def test_a_key_that_a_higher_file_leaves_out_is_the_lower_one_s(own) -> None:
    own.fleet({"site.toml": "[pace]\ndone = 9.0\n", "terminal-T07.toml": "[pace]\nhelp = 40.0\n"})
    pace = own.load().pace
    assert (pace.done, pace.help, pace.refusal) == (9.0, 40.0, 15.0)


def test_the_own_file_without_a_site_leaves_the_fleet(own) -> None:
    own.fleet({"site.toml": "[voice]\nvolume = 0.2"})
    text = own.path.read_text(encoding="utf-8")
    own.write(text.replace('site = "north"\ngroups = ["lobby", "ward-2"]', ""))
    assert own.load().voice.volume == 0.1


@pytest.mark.parametrize("other", ['site = "south"', 'groups = ["ward-2"]', 'id = "T08"'])
def test_settings_fetched_for_another_place_do_not_count(own, other) -> None:
    own.fleet({"site.toml": "[voice]\nvolume = 0.2"})
    text = own.path.read_text(encoding="utf-8")
    for line in ('site = "north"', 'groups = ["lobby", "ward-2"]', 'id = "T07"'):
        if line.split(" ")[0] == other.split(" ")[0]:
            own.write(text.replace(line, other))
    layered = own.layered()
    assert layered.settings.voice.volume == 0.1
    assert "another site's" in layered.remarks[0]


def test_a_table_that_the_terminal_has_not_is_not_made_by_its_fleet(own) -> None:
    own.fleet({"site.toml": '[payment]\nscan = false\n[reports]\ncritical_place = "二楼"\n'})
    settings = own.load()
    assert (settings.payment, settings.reports) == (None, None)
    own.environment["YIMA__REPORTS__CRITICAL_PLACE_EN"] = "first floor"
    reports = own.load().reports
    assert reports is not None
    assert (reports.critical_place, reports.critical_place_en) == ("二楼", "first floor")


def test_a_set_that_does_not_validate_gives_way_to_the_one_before(own) -> None:
    """It was taken when the own file was another."""
    own.fleet({"site.toml": "[voice]\nvolume = 0.2"})
    own.fleet({"site.toml": '[voice]\nvolume = 0.3\n[scanner]\nsuffix = "ab"\n'}, version=2)
    assert own.load().voice.volume == 0.3
    own.write(own.path.read_text(encoding="utf-8") + '[scanner]\nkind = "keyboard"\n')
    layered = own.layered()
    assert layered.settings.voice.volume == 0.2
    assert layered.fleet is not None
    assert layered.fleet.version == 1
    assert layered.remarks == ("left out: scanner.suffix: a scanner that types ends with one key",)


@pytest.mark.parametrize("content", [b"[voice]\nvolume = 0.9\n", b"", b"\xff", b"x" * 2_000_000])
def test_a_set_whose_file_was_changed_on_the_disk_does_not_count(own, content) -> None:
    held = own.fleet({"site.toml": "[voice]\nvolume = 0.2"})
    (own.store.folder / f"{held.files[0].sha256}.toml").write_bytes(content)
    layered = own.layered()
    assert layered.settings.voice.volume == 0.1
    assert layered.remarks == ("fleet: site.toml: missing or damaged on this terminal",)


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b'{"targets": 1}', b"\xff", b"[" * 100_000])
def test_any_rubbish_in_the_state_folder_is_survived(own, content) -> None:
    own.fleet({"site.toml": "[voice]\nvolume = 0.2"})
    for name in ("fleet/in_force.json", "fleet/refused.json", "local.toml", "unproven.json"):
        (own.state / name).write_bytes(content)
    assert own.load().voice.volume == 0.1


def test_an_engineer_s_change_that_does_not_fit_any_more_is_left_out(own) -> None:
    own.set(scanner__suffix="ab", voice__volume=0.6)
    own.write(own.path.read_text(encoding="utf-8") + '[scanner]\nkind = "keyboard"\n')
    own.fleet({"site.toml": "[pace]\ndone = 9.0\n"})
    layered = own.layered()
    assert layered.settings.voice.volume == 0.1
    assert layered.settings.pace.done == 9.0  # the fleet had no part in it
    assert layered.remarks


def test_a_mistake_in_the_own_file_is_told_as_ever(own) -> None:
    own.fleet({"site.toml": "[voice]\nvolume = 0.2"})
    own.write(own.path.read_text(encoding="utf-8").replace('host = "127.0.0.1"', ""))
    with pytest.raises(SettingsError) as caught:
        own.load()
    assert caught.value.problems == ("ticket_printer.host: missing",)


def test_levels_are_named_by_the_files(own) -> None:
    own.fleet(dict.fromkeys(("site.toml", "group-lobby.toml", "terminal-T07.toml"), ""))
    assert [each.level for each in own.layered().layers] == [
        Level.FILE,
        Level.SITE,
        Level.GROUP,
        Level.TERMINAL,
        Level.ENVIRONMENT,
    ]


# -- what the tables of keys say -------------------------------------------------------------------


def test_every_key_that_may_be_set_elsewhere_exists() -> None:
    assert set(keys.names()) >= FLEET_KEYS
    assert LOCAL_KEYS.keys() <= set(keys.names())


def test_no_fleet_sets_a_file_an_address_a_device_or_a_check() -> None:
    whereto = {"base_url", "host", "port", "uri", "device_uri", "folder", "source", "chip", "line"}
    whereto |= {"repository", "kind", "id", "site", "groups", "keep_days", "advisor_url", "private"}
    assert not [name for name in FLEET_KEYS if keys.is_path(name)]
    assert not [name for name in FLEET_KEYS if name.partition(".")[2] in whereto]
    tables = {name.partition(".")[0] for name in FLEET_KEYS}
    closed = {"trust", "storage", "metrics", "fleet", "codes", "assurance", "insurance", "tencent"}
    assert not tables & (closed | {"provincial", "insurance_voucher", "identity_reader"})


def test_no_engineer_sets_trust_keys_storage_or_the_terminal_s_name() -> None:
    assert not [name for name in LOCAL_KEYS if keys.is_path(name)]
    tables = {name.partition(".")[0] for name in LOCAL_KEYS}
    assert not tables & {"trust", "storage", "terminal", "fleet", "metrics", "hospital", "payment"}


def test_a_fleet_file_is_told_all_its_mistakes_and_no_value() -> None:
    found = parse(b'[voice]\nvolume = 99\ntone = "secret"\n[trust]\nrepository = "secret"\n')
    assert isinstance(found, tuple)
    assert [line.split(":")[0] for line in found] == [
        "trust.repository",
        "voice.tone",
        "voice.volume",
    ]
    assert "secret" not in str(found)


@pytest.mark.parametrize(
    "line",
    ["printer_poll = 0.001", "idle_warning = 1.0", "done = nan", "done = inf", "trust_poll = 3600"],
)
def test_a_fleet_keeps_no_terminal_too_busy_or_too_hurried(line) -> None:
    found = parse(f"[pace]\n{line}\n".encode())
    assert isinstance(found, tuple)
    assert found[0].startswith(f"pace.{line.split()[0]}: ")


def test_a_fleet_may_say_what_the_program_has(own) -> None:
    """No limit is narrower than a default."""
    for origin in origins(own.layered()):
        table, _, key = origin.name.partition(".")
        if origin.name in FLEET_KEYS and origin.value not in (None, {}):
            assert not isinstance(
                parse(f"[{table}]\n{key} = {toml_lines.value(origin.value)}\n".encode()), tuple
            )


def test_a_fleet_file_has_a_bound() -> None:
    assert parse(b"#" * LARGEST) == {}
    assert parse(b"#" * (LARGEST + 1)) == (f"larger than {LARGEST} bytes",)


@pytest.mark.parametrize(
    "data", [b"a" * 10 + b"\xff", b"[a", b"a = [" * 5_000, b"voice = 3", b"[[voice]]"]
)
def test_what_is_no_settings_file_is_refused(data) -> None:
    assert isinstance(parse(data), tuple)
