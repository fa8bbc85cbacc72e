"""The session of a terminal's account: what the shell starts, and that script and manual name the same things."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from build_spec.windows import installer
from build_spec.windows.bundle import SESSION
from kiosk.__main__ import COMMANDS

NAMESPACE = {"s": "http://schemas.microsoft.com/ShellLauncher/2018/Configuration"}
XML = installer.HERE / "shell-launcher.xml"
SCRIPT = (installer.HERE / "session.ps1").read_text(encoding="utf-8")


def xml() -> ET.Element:
    return ET.parse(XML).getroot()  # noqa: S314 - the project's own


def shells() -> dict[str, ET.Element]:
    """By the id of their profile."""
    root = xml()
    return {
        profile.attrib["Id"]: found
        for profile in root.iterfind(".//s:Profiles/s:Profile", NAMESPACE)
        if (found := profile.find("s:Shell", NAMESPACE)) is not None
    }


def test_the_account_that_logs_on_by_itself_gets_the_terminal_for_its_shell() -> None:
    root = xml()
    (config,) = root.iterfind(".//s:Configs/s:Config", NAMESPACE)
    assert config.find("s:AutoLogonAccount", NAMESPACE) is not None
    chosen = config.find("s:Profile", NAMESPACE)
    assert chosen is not None
    shell = shells()[chosen.attrib["Id"]]
    program, command = re.fullmatch(r'"(.+)" (\w+)', shell.attrib["Shell"]).groups()
    assert program == rf"%ProgramFiles%\YimaKiosk\app\{SESSION}"
    assert (command,) in {each.name for each in COMMANDS}
    action = shell.find("s:DefaultAction", NAMESPACE)
    assert action is not None
    assert action.attrib["Action"] == "RestartShell", "whatever it ends with, it is started again"


def test_everybody_else_has_the_ordinary_desktop() -> None:
    default = xml().find(".//s:DefaultProfile/s:Shell", NAMESPACE)
    assert default is not None
    assert default.attrib["Shell"].endswith("explorer.exe")


def test_script_and_installer_mean_the_same_group_and_file() -> None:
    nsi = installer.SCRIPT.read_text(encoding="utf-8")
    group = re.search(r"^\$Group = '(\w+)'$", SCRIPT, re.MULTILINE)
    assert group is not None
    assert f'!define GROUP "{group[1]}"' in nsi
    assert XML.name in SCRIPT
    assert XML.name in nsi


def test_whatever_is_called_in_the_script_is_defined_there_or_by_windows() -> None:
    defined = set(re.findall(r"^function ([\w-]+)", SCRIPT, re.MULTILINE))
    called = set(
        re.findall(r"^(?:    )?((?:Set|Clear|Enable|Assert|Add)-[\w]+)", SCRIPT, re.MULTILINE)
    )
    windows = {
        "Set-StrictMode",
        "Set-CimInstance",
        "Add-LocalGroupMember",
        "Enable-WindowsOptionalFeature",
    }
    assert defined
    assert called - windows <= defined
    for name in defined:
        assert len(re.findall(rf"\b{name}\b", SCRIPT)) > 1, f"{name} is never called"


def test_brackets_close() -> None:
    """Nobody has run the script; what can be seen of it here is seen."""
    bare = re.sub(r"<#.*?#>|'[^'\n]*'|\"[^\"\n]*\"|#[^\n]*", "", SCRIPT, flags=re.DOTALL)
    waiting: list[str] = []
    for sign in re.findall(r"[()\[\]{}]", bare):
        if sign in "([{":
            waiting.append(sign)
        else:
            assert waiting.pop() + sign in {"()", "[]", "{}"}
    assert waiting == []


def test_it_says_that_it_was_never_run() -> None:
    assert "never been run on Windows" in SCRIPT
    assert SCRIPT.isascii(), "PowerShell 5.1 takes it for the machine's own code page"
