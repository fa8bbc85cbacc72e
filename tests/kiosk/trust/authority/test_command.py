"""`yima trust` as people call it: what it says, its exit codes, and no traceback for a mistake."""

from __future__ import annotations

import json
import shutil
import time
from pathlib import Path

import pytest

from kiosk.__main__ import main
from kiosk.demo.authority import Authority

NOW = str(int(time.time()) - 3_600)
PROVINCE = Authority.create(b"command")
KID = PROVINCE.key.kid.hex()


def files(folder: str) -> set[str]:
    return {str(path.relative_to(folder)) for path in Path(folder).rglob("*") if path.is_file()}


def test_from_nothing_to_a_served_list(yima) -> None:
    said = yima("init", "--home", "home", "--now", NOW)
    assert "root to enrol with: home/publication/metadata/1.root.json" in said
    assert "root 1: 2 of 3 key(s)" in said
    said = yima("add-issuer", "--home", "home", "entry.json")
    assert said == f"{KID} (CN-510000, card); publish makes it known\n"
    said = yima("revoke", "--home", "home", KID, "0011223344556677")
    assert said == "1 more to be published, of 1 named\n"
    said = yima("publish", "--home", "home", "--site", "site", "--now", NOW)
    assert said == ("signed targets 1\nserved: root 1, targets 1, snapshot 1, timestamp 1\n")
    names = {name.rsplit("/", 1)[-1] for name in files("site/metadata")}
    assert names == {
        "1.root.json",
        "1.targets.json",
        "1.snapshot.json",
        "timestamp.json",
    }
    prefixes = {name.split("/")[-1].split(".", 1)[1] for name in files("site/targets")}
    assert prefixes == {"issuers.json", "all.bin"}
    said = yima("publish", "--home", "home", "--site", "site", "--resign", "--now", NOW)
    assert said == "served: root 1, targets 1, snapshot 1, timestamp 2\n"


def test_two_machines(yima) -> None:
    yima("init", "--home", "off", "--online-home", "on", "--now", NOW)
    yima("add-issuer", "--home", "off", "entry.json")
    yima("publish", "--home", "off", "--bundle", "stick", "--now", NOW)
    said = yima("publish", "--home", "on", "--from", "stick", "--site", "site", "--now", NOW)
    assert said == "served: root 1, targets 1, snapshot 1, timestamp 1\n"
    said = yima("publish", "--home", "on", "--site", "site", "--now", NOW)
    assert said == "served: root 1, targets 1, snapshot 1, timestamp 2\n"
    here = {
        home: {
            key["name"] for role in yima.show(home)["roles"] for key in role["keys"] if key["here"]
        }
        for home in ("off", "on")
    }
    assert here == {
        "off": {"root-1", "root-2", "root-3", "targets"},
        "on": {"snapshot", "timestamp"},
    }
    assert yima.show("on")["issuers"] is None


def test_people_can_compare_the_root_with_what_a_terminal_says(yima) -> None:
    yima("init", "--home", "home")
    shown = yima("show", "--home", "home").splitlines()
    root = shown[0].removeprefix("root to enrol with: ")
    enrolled = yima("enrol", root, "--state", "terminal").splitlines()
    fingerprints = [line.strip() for line in shown if line.startswith(("  SM3", "  SHA-256"))]
    assert len(fingerprints) == 2
    assert set(fingerprints) <= set(enrolled)


def test_options_of_init(yima) -> None:
    yima(
        *("init", "--home", "home", "--now", NOW, "--root-keys", "2", "--root-threshold", "1"),
        *("--targets-days", "10", "--timestamp-days", "2"),
        *("--refresh-seconds", "60", "--grace-days", "3"),
    )
    yima("publish", "--home", "home", "--site", "site", "--now", NOW)
    described = json.loads(yima("show", "--home", "home", "--json", "--now", NOW))
    rules = {
        role["role"]: (len(role["keys"]), role["threshold"], role["days_left"])
        for role in described["roles"]
    }
    assert rules == {
        "root": (2, 1, 365),
        "targets": (1, 1, 10),
        "snapshot": (1, 1, 7),
        "timestamp": (1, 1, 2),
    }
    (path,) = Path("site").rglob("*.issuers.json")
    listed = json.loads(path.read_bytes())
    assert (listed["refresh_seconds"], listed["grace_seconds"]) == (60, 3 * 86_400)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--root-threshold", "4"], "root: 4 of 3 cannot sign"),
        (["--grace-days", "1", "--refresh-seconds", "90000"], "no shorter than the refresh"),
        (["--root-keys", "0"], "not between 1 and"),
        (["--targets-days", "x"], "not an integer"),
        (["--now", "yesterday"], "neither Unix seconds nor ISO 8601"),
        (["--now", "2026-01-01"], "no offset from UTC"),
        (["--now", "99999999999999"], "not between"),
    ],
)
def test_what_init_cannot_be_asked(yima, options: list[str], words: str) -> None:
    assert words in yima.refused("init", "--home", "home", *options)
    assert not Path("home").exists()


def test_a_home_is_made_once(home) -> None:
    assert "home: not empty" in home.refused("init", "--home", "home")
    said = home.refused("show", "--home", "nowhere")
    assert said == "yima trust: nowhere: no home of an authority; `init` makes one\n"


def test_an_issuer_by_options(home) -> None:
    staff = Authority.create(b"hospital", issuer="HOSPITAL", usage="staff").trust_entry()
    options = (
        *("--issuer", "HOSPITAL", "--name", "市第一人民医院", "--public-key", staff["public_key"]),
        *("--not-before", "2026-01-01T00:00:00+08:00", "--not-after", "1924963200"),
    )
    home("add-issuer", "--home", "home", *options, "--usage", "staff")
    entry = home.show()["issuers"][1]
    assert entry == {
        **staff,
        "name": "市第一人民医院",
        "not_before": 1_767_196_800,
        "not_after": 1_924_963_200,
        "published": False,
        "revoked": 0,
        "revoked_pending": 0,
    }
    said = home.refused("add-issuer", "--home", "home", *options, "--usage", "staff")
    assert said == f"yima trust: issuer: key {staff['kid']} is in the list\n"
    home("add-issuer", "--home", "home", *options, "--not-after", "1800000000", "--replace")
    assert home.show()["issuers"][1]["not_after"] == 1_800_000_000
    assert home("add-issuer", "--home", "home", "--remove", staff["kid"]).startswith("removed")
    assert [each["kid"] for each in home.show()["issuers"]] == [KID]
    assert "is not in the list" in home.refused(
        "add-issuer", "--home", "home", "--remove", staff["kid"]
    )


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ([], "no issuer given"),
        (["none.json"], "none.json: No such file"),
        (["damaged.json"], "damaged.json: not JSON"),
        (["entry.json"], "is in the list"),
        (["entry.json", "--kid", "00" * 8], "kid: not that of the public key"),
        (["entry.json", "--public-key", "04" + "11" * 64], "of a point of the curve"),
        (["entry.json", "--not-before", "9", "--not-after", "8"], "before not_before"),
        (["entry.json", "--usage", "other"], "invalid choice"),
        (["--remove", "00"], "not 16 hexadecimal digits"),
    ],
)
def test_what_cannot_be_an_issuer(home, options: list[str], words: str) -> None:
    Path("damaged.json").write_text("{", encoding="utf-8")
    before = Path("home/issuers.json").read_bytes()
    assert words in home.refused("add-issuer", "--home", "home", *options)
    assert Path("home/issuers.json").read_bytes() == before


def test_revocations_from_files(home) -> None:
    Path("list.txt").write_text("0000000000000001\n\n 0000000000000002\r\n", encoding="ascii")
    Path("list.bin").write_bytes((2).to_bytes(8, "big") + (3).to_bytes(8, "big"))
    assert home("revoke", "--home", "home", KID, "--file", "list.txt").startswith("2 more")
    assert home("revoke", "--home", "home", KID, "--file", "list.bin").startswith("1 more")
    assert home("revoke", "--home", "home", KID, "--file", "list.bin").startswith("0 more")
    assert home.show()["issuers"][0]["revoked_pending"] == 3
    home("publish", "--home", "home", "--now", NOW)
    entry = home.show()["issuers"][0]
    assert (entry["revoked"], entry["revoked_pending"], entry["published"]) == (3, 0, True)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([KID], "no cards named"),
        ([KID, "00"], "not 16 hexadecimal digits"),
        ([KID, "zz" * 8], "not 16 hexadecimal digits"),
        (["00" * 8, "00" * 8], "is not in the list of issuers"),
        ([KID, "--file", "none"], "none: No such file"),
        ([KID, "--file", "bad.txt"], "bad.txt: line 2: not 16 hexadecimal digits"),
        ([KID, "--file", "bad.bin"], "bad.bin: not a multiple of 8 bytes"),
        ([KID, "--file", "raw"], "raw: not hexadecimal"),
    ],
)
def test_what_cannot_be_revoked(home, arguments: list[str], words: str) -> None:
    Path("bad.txt").write_text("0000000000000001\n000000000000000g\n", encoding="ascii")
    Path("bad.bin").write_bytes(bytes(9))
    Path("raw").write_bytes(b"\xff" * 8)
    said = home.refused("revoke", "--home", "home", *arguments)
    assert words in said
    assert "000000000000000g" not in said
    assert not Path("home/pending").exists()


def test_revoking_by_force(home) -> None:
    home("revoke", "--home", "home", "00" * 8, "00" * 8, "--force")
    home("publish", "--home", "home", "--site", "site", "--now", NOW)
    assert not list(Path("site").rglob("*.bin"))


def test_people_sign_a_root_one_after_the_other(home) -> None:
    home("publish", "--home", "home", "--site", "site", "--now", NOW)
    Path("people").mkdir()
    for name in ("root-1", "root-2", "root-3"):
        shutil.move(f"home/keys/{name}.json", "people")
    said = home("rotate-root", "--home", "home", "--replace", "timestamp", "--now", NOW, code=3)
    assert said.startswith("home/waiting/2.root.json (root 2) needs 2 more signature(s), of root-1")
    (waiting,) = home.show()["waiting"]
    assert (waiting["role"], waiting["version"], waiting["signatures_wanted"]) == ("root", 2, 2)
    assert "waiting: home/waiting/2.root.json (root 2) needs 2 more" in home(
        "show", "--home", "home"
    )

    def sign(name: str, code: int) -> str:
        return home("sign", "home/waiting/2.root.json", "--key", f"people/{name}.json", code=code)

    said = sign("root-1", 3)
    assert said.startswith("root 2, expires ")
    assert "timestamp: 1 of timestamp-2 (" in said
    assert "needs 1 more" in said
    assert sign("root-3", 0).endswith("home/waiting/2.root.json has all its signatures\n")
    said = home("publish", "--home", "home", "--site", "site", "--now", NOW)
    assert "served: root 2, targets 2, snapshot 2, timestamp 2" in said
    assert home.show()["waiting"] == []


def test_targets_that_need_another_person(home) -> None:
    home("rotate-root", "--home", "home", "--add", "targets", "--threshold", "targets=2")
    shutil.move("home/keys/targets-2.json", "second.json")
    said = home("publish", "--home", "home", "--site", "site", "--now", NOW, code=3)
    assert said.startswith("home/waiting/1.targets.json (targets 1) needs 1 more")
    said = home("sign", "home/waiting/1.targets.json", "--key", "second.json")
    assert "trust/issuers.json  " in said
    home("publish", "--home", "home", "--site", "site", "--now", NOW)
    said = home(
        *("publish", "--home", "home", "--site", "site", "--now", NOW),
        *("--key", "second.json"),
    )
    assert "signed targets 2" in said


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--replace", "nobody"], "nobody: no key of this root"),
        (["--remove", "timestamp"], "timestamp: 1 of 0 keys cannot sign"),
        (["--add", "mirrors"], "not a role"),
        (["--threshold", "root"], "not an integer"),
        (["--threshold", "mirrors=1"], "not a role"),
        (["--threshold", "root=9"], "root: 9 of 3 keys cannot sign"),
        (["--replace", "timestamp=none.json"], "none.json: No such file"),
        (["--key", "none.json"], "none.json: No such file"),
    ],
)
def test_what_cannot_be_rotated(home, arguments: list[str], words: str) -> None:
    before = files("home/keys")
    assert words in home.refused("rotate-root", "--home", "home", *arguments)
    assert files("home/keys") == before


def test_what_cannot_be_published(home) -> None:
    def refused(*arguments: str) -> str:
        return home.refused("publish", "--home", "home", "--now", NOW, *arguments)

    assert "nothing to serve yet" in refused("--resign", "--site", "site")
    assert "--site is needed" in refused("--resign")
    assert "no bundle" in refused("--from", "nowhere", "--site", "site")
    assert "not allowed with" in refused("--from", "a", "--bundle", "b", "--site", "site")
    Path("file").touch()
    assert "file" in refused("--resign", "--site", "file")


def test_what_cannot_be_signed(home) -> None:
    assert "none.json: No such file" in home.refused("sign", "none.json", "--key", "entry.json")
    assert "entry.json: not TUF metadata" in home.refused(
        "sign", "entry.json", "--key", "entry.json"
    )


def test_a_list_that_nobody_signs_is_warned_of(home, capsys: pytest.CaptureFixture[str]) -> None:
    """By the machine that runs by itself every day, so that it reaches somebody."""
    home("publish", "--home", "home", "--site", "site", "--now", NOW)
    late = str(int(NOW) + 25 * 86_400)
    capsys.readouterr()
    arguments = ["publish", "--home", "home", "--site", "site", "--resign", "--now", late]
    assert main(["trust", *arguments]) == 0
    output = capsys.readouterr()
    assert output.err == "yima trust: targets 1 expires in 5 days\n"
    shown = home("show", "--home", "home", "--now", str(int(NOW) + 31 * 86_400))
    assert "targets 1: 1 of 1 key(s); EXPIRED" in shown


@pytest.mark.parametrize(
    "command", ["init", "add-issuer", "revoke", "publish", "sign", "rotate-root", "show"]
)
def test_help(yima, command: str) -> None:
    assert f"yima trust {command}" in yima(command, "--help")


def test_no_passphrase_is_ever_an_argument(yima) -> None:
    for command in ("init", "publish", "sign", "rotate-root"):
        text = yima(command, "--help")
        assert "--passphrase-file" in text
        assert "--passphrase " not in text
