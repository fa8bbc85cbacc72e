"""Every alert by its own word, hour by hour, judged by Prometheus's promtool on played series."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

DOCS = Path(__file__).parents[2] / "docs" / "fleet.md"
HOUR, WEEK = 6, 7 * 24 * 6  # values of a case over days, one every ten minutes


def of(name: str, terminal: str = "T01", **labels: str) -> str:
    """A series of a terminal, as Prometheus stores it."""
    known = {"job": "yima", "site": "s", "group": "g", "terminal": terminal, "instance": terminal}
    told = ",".join(f'{key}="{value}"' for key, value in {**known, **labels}.items())
    return f"{name}{{{told}}}"


@dataclass(frozen=True)
class Case:
    """`values`: of each series, once a minute, in promtool's notation. `fires`: by moment.

    `over_days`: one every ten minutes, and the rules are worked out once an hour, which promtool does for
    all groups of rules or for none.
    """

    name: str
    values: dict[str, str]
    fires: dict[str, set[str]]
    over_days: bool = False


def scans(result: str, terminal: str = "T01") -> str:
    return of("yima_scans_total", terminal, result=result)


def degraded(port: str) -> str:
    return of("yima_port_degraded", port=port)


def state(port: str, name: str) -> str:
    return of("yima_port_state", port=port, state=name)


CASES = (
    Case("down", {of("up"): "1x2 0x20"}, {"6m": set(), "9m": {"YimaTerminalDown"}}),
    Case(
        "a site down",
        {of("up"): "0x20", of("up", "T02"): "0x20"},
        {"6m": {"YimaTerminalDown", "YimaSiteDown"}},
    ),
    Case(
        "one of a site", {of("up"): "0x20", of("up", "T02"): "1x20"}, {"9m": {"YimaTerminalDown"}}
    ),
    Case(
        "an old text file",
        {of("node_textfile_mtime_seconds", file="/var/lib/node/yima.prom"): "0x5 360x20"},
        {"9m": set(), "17m": {"YimaTextFileOld"}},
    ),
    Case(
        "a port, for ten minutes and not before",
        {degraded("camera"): "1x30"},
        {"9m": set(), "11m": {"YimaPortDegraded"}},
    ),
    Case("a port by turns", {degraded("camera"): "1x6 0 1x6 0 1x6"}, {"20m": set()}),
    Case(
        "no paper: the one alert that says so",
        {degraded("ticket_printer"): "1x30", state("ticket_printer", "paper_out"): "1x30"},
        {"1m": set(), "20m": {"YimaPaperOut"}},
    ),
    Case("little paper", {state("report_printer", "paper_low"): "1x30"}, {"20m": {"YimaPaperLow"}}),
    Case("the disk", {degraded("storage"): "1x30"}, {"20m": {"YimaStorageNotWritable"}}),
    Case(
        "the clock", {of("yima_clock_suspect"): "1x30"}, {"3m": set(), "7m": {"YimaClockSuspect"}}
    ),
    Case(
        "half of the grace",
        {of("yima_trust_list_warning"): "1x90", of("yima_trust_list_days_left"): "7x90"},
        {"30m": set(), "61m": {"YimaTrustHalfGone"}},
    ),
    Case(
        "under three days",
        {of("yima_trust_list_warning"): "1x90", of("yima_trust_list_days_left"): "2x90"},
        {"5m": set(), "80m": {"YimaTrustEnding"}},
    ),
    Case(
        "a short grace that is whole",
        {of("yima_trust_list_warning"): "0x90", of("yima_trust_list_days_left"): "2x90"},
        {"80m": set()},
    ),
    Case(
        "most are refused",
        {scans("accepted"): "0+1x180", scans("refused"): "0+2x180"},
        {"10m": set(), "90m": {"YimaScanSuccessFalling"}},
    ),
    Case(
        "three people with a wrong code",
        {scans("accepted"): "0x180", scans("refused"): "0+0.05x180"},
        {"90m": set()},
    ),
    Case(
        "fewer than this terminal is used to",
        {
            scans("accepted"): f"0+10x{WEEK} {10 * WEEK}+6x{6 * HOUR}",
            scans("refused"): f"0x{WEEK} 0+4x{6 * HOUR}",
        },
        {"168h": set(), "172h": {"YimaScanSuccessFalling"}},
        over_days=True,
    ),
    Case(
        "nobody, while others of the site are read",
        {
            scans("accepted"): "0x180",
            scans("accepted", "T02"): "0+1x180",
            of("yima_site_open"): "1x180",
            of("yima_site_open", "T02"): "1x180",
        },
        {"150m": {"YimaNoRead"}},
    ),
    Case(
        "nobody, since staff have closed it",
        {
            scans("accepted"): "0x180",
            scans("accepted", "T02"): "0+1x180",
            of("yima_site_open"): "1x180",
            of("yima_site_open", "T02"): "1x180",
            of("yima_closed"): "0x20 1x160",
        },
        {"150m": set()},
    ),
    Case(
        "closed for repair: what is known is silent, and comes with the opening",
        {
            degraded("camera"): "1x60",
            state("report_printer", "paper_low"): "1x60",
            state("ticket_printer", "paper_out"): "1x60",
            of("yima_closed"): "1x30 0x30",
        },
        {"25m": set(), "45m": {"YimaPortDegraded", "YimaPaperLow", "YimaPaperOut"}},
    ),
    Case(
        "closed, and forgotten",
        {of("yima_closed"): "1x168"},
        {"12h": set(), "26h": {"YimaClosedLong"}},
        over_days=True,
    ),
    Case(
        "nobody, at night",
        {
            scans("accepted"): "0x180",
            scans("accepted", "T02"): "0+1x180",
            of("yima_site_open"): "0x180",
            of("yima_site_open", "T02"): "0x180",
        },
        {"150m": set()},
    ),
    Case(
        "nobody anywhere: a quiet morning",
        {scans("accepted"): "0x180", of("yima_site_open"): "1x180"},
        {"150m": set()},
    ),
    Case(
        "nobody, where there were some a week ago",
        {
            scans("accepted"): f"0+10x{WEEK} {10 * WEEK}x{6 * HOUR}",
            of("yima_site_open"): f"1x{WEEK + 6 * HOUR}",
        },
        {"168h": set(), "172h": {"YimaNoRead"}},
        over_days=True,
    ),
    Case(
        "money for staff",
        {of("yima_payments_open", state="needs_staff"): "0x3 1x10"},
        {"3m": set(), "7m": {"YimaPaymentNeedsStaff"}},
    ),
    Case(
        "money on its way",
        {of("yima_payments_open_oldest_seconds"): "0+60x60"},
        {"30m": set(), "38m": {"YimaPaymentsAgeing"}},
    ),
    Case(
        "prints in doubt",
        {of("yima_prints_open", state="doubtful"): "1x60"},
        {"20m": set(), "40m": {"YimaPrintsDoubtful"}},
    ),
    Case(
        "prints stuck",
        {of("yima_prints_open_oldest_seconds"): "0+60x60"},
        {"30m": set(), "38m": {"YimaPrintsStuck"}},
    ),
    Case("messages", {of("yima_outbox_parked"): "1x60"}, {"40m": {"YimaOutboxParked"}}),
    Case("safe mode", {of("yima_safe_mode"): "0x2 1x9"}, {"2m": set(), "6m": {"YimaSafeMode"}}),
    Case(
        "a loop of crashes",
        {of("yima_crashes_total"): "4x5 5x2 6x30"},
        {"6m": set(), "9m": {"YimaCrashLoop"}, "30m": set()},
    ),
    Case(
        "bugs",
        {of("yima_faults_total"): "0x5 1 2 3 3x120"},
        {"5m": set(), "20m": {"YimaFaults"}, "110m": set()},
    ),
    Case(
        "somebody guesses PINs",
        {of("yima_staff_locks_total"): "0x5 1x30"},
        {"4m": set(), "9m": {"YimaBadgeLocked"}},
    ),
    Case(
        "numbers that are missing",
        {of("yima_metrics_source_failures_total"): "0x5 1x30"},
        {"4m": set(), "9m": {"YimaNumbersMissing"}},
    ),
    Case(
        "another version than most",
        {
            of("yima_build_info", version="1.1"): f"1x{WEEK}",
            of("yima_build_info", "T02", version="1.1"): f"1x{WEEK}",
            of("yima_build_info", "T03", version="1.0"): f"1x{WEEK}",
        },
        {"60h": set(), "80h": {"YimaVersionDrift"}},
        over_days=True,
    ),
    # Time begins at 0 in promtool.
    Case(
        "an updater that has not run",
        {of("yima_update_checked_timestamp_seconds"): f"0x{WEEK}"},
        {"70h": set(), "75h": {"YimaUpdaterSilent"}},
        over_days=True,
    ),
    Case(
        "an updater that fails",
        {of("yima_update_result", result="failed"): f"1x{WEEK}"},
        {"46h": set(), "50h": {"YimaUpdateFailing"}},
        over_days=True,
    ),
    Case(
        "an updater that failed once",
        {
            of("yima_update_result", result="failed"): f"1x{HOUR} _x{WEEK}",
            of("yima_update_result", result="same"): f"_x{HOUR} 1x{WEEK}",
        },
        {"50h": set()},
        over_days=True,
    ),
    Case(
        "a release that was left, for a day",
        {of("yima_releases_refused"): f"0x{5 * HOUR} 1x{WEEK}"},
        {"4h": set(), "8h": {"YimaReleaseLeft"}, "40h": set()},
        over_days=True,
    ),
)


def as_promtool_has_it(case: Case) -> dict[str, object]:
    return {
        "name": case.name,
        "interval": "10m" if case.over_days else "1m",
        "input_series": [
            {"series": series, "values": values} for series, values in case.values.items()
        ],
        "promql_expr_test": [
            {
                "expr": 'group by (alertname) (ALERTS{alertstate="firing"})',
                "eval_time": moment,
                "exp_samples": [
                    {"labels": f'{{alertname="{alert}"}}', "value": 1} for alert in sorted(alerts)
                ],
            }
            for moment, alerts in case.fires.items()
        ],
    }


@pytest.fixture(name="judge")
def fixture_judge(
    promtool: Callable[..., str], fleet_files: Path, tmp_path: Path
) -> Callable[[Sequence[object], str], None]:
    """Have cases judged, with the rules worked out every so often."""

    def judge(cases: Sequence[object], every: str) -> None:
        file = tmp_path / "rules_test.yml"
        files = [fleet_files / "rules" / f"{name}.yml" for name in ("recording", "alerts")]
        test = {
            "rule_files": [str(each) for each in files],
            # What is recorded comes first: hourly, an alert would not see it an hour later.
            "group_eval_order": [
                group["name"]
                for each in files
                for group in yaml.safe_load(each.read_text(encoding="utf-8"))["groups"]
            ],
            "evaluation_interval": every,
            "tests": list(cases),
        }
        file.write_text(yaml.safe_dump(test, sort_keys=False), encoding="utf-8")
        promtool("test", "rules", file)

    return judge


@pytest.mark.parametrize("over_days", [False, True])
def test_alerts(judge: Callable[[Sequence[object], str], None], over_days: bool) -> None:
    cases = [as_promtool_has_it(case) for case in CASES if case.over_days == over_days]
    judge(cases, "1h" if over_days else "1m")


def test_the_ranking(judge: Callable[[Sequence[object], str], None]) -> None:
    """Two sites, one with two terminals of 60 sessions an hour, one with one of 90, for 8 days."""
    done = {"service": "identify", "outcome": "done"}
    length = 8 * 24 * HOUR
    values = {
        of("yima_uses_total", "T01", site="big", **done): f"0+10x{length}",
        of("yima_uses_total", "T02", site="big", **done): f"0+10x{length}",
        of("yima_uses_total", "T03", site="small", **done): f"0+15x{length}",
        of("yima_build_info", "T01", site="big"): f"1x{length}",
        of("yima_build_info", "T02", site="big"): f"1x{length}",
        of("yima_build_info", "T03", site="small"): f"1x{length}",
    }
    week = [("small", 7 * 24 * 90), ("big", 7 * 24 * 60)]
    # One more hour than there are in 168: a range of Prometheus 2 has both its ends.
    expected = [
        {"labels": f'{{site="{site}"}}', "value": value * 169 / 168} for site, value in week
    ]
    case = {
        "interval": "10m",
        "input_series": [{"series": one, "values": all_} for one, all_ in values.items()],
        "promql_expr_test": [
            {
                "expr": "round(site:yima_sessions_per_terminal:sum7d)",
                "eval_time": "192h",
                "exp_samples": expected,
            }
        ],
    }
    judge([case], "1h")


def test_what_is_delivered_is_what_prometheus_takes(
    promtool: Callable[..., str], fleet_files: Path
) -> None:
    promtool("check", "config", fleet_files / "prometheus.yml")
    promtool("check", "rules", *sorted((fleet_files / "rules").glob("*.yml")))


def alerts(fleet_files: Path) -> list[dict[str, dict[str, str] | str]]:
    rules = yaml.safe_load((fleet_files / "rules" / "alerts.yml").read_text(encoding="utf-8"))
    return [rule for group in rules["groups"] for rule in group["rules"]]


def test_every_alert_is_played_and_has_its_page(fleet_files: Path) -> None:
    known = {str(rule["alert"]) for rule in alerts(fleet_files)}
    played = {alert for case in CASES for fired in case.fires.values() for alert in fired}
    assert played == known
    headings = set(re.findall(r"^### (\w+)$", DOCS.read_text(encoding="utf-8"), re.MULTILINE))
    assert headings == known
    for rule in alerts(fleet_files):
        labels, annotations = rule["labels"], rule["annotations"]
        assert isinstance(labels, dict)
        assert isinstance(annotations, dict)
        assert labels["severity"] in {"critical", "warning", "info"}
        assert annotations["runbook"] == f"docs/fleet.md#{str(rule['alert']).lower()}"


@pytest.mark.parametrize("where", ["site", "terminal"])
def test_the_sample_of_targets_has_the_labels_that_the_rules_go_by(
    fleet_files: Path, where: str
) -> None:
    targets = json.loads((fleet_files / "targets" / "example.json").read_text(encoding="utf-8"))
    assert all(where in each["labels"] and "group" in each["labels"] for each in targets)
