"""The result as tables for people: plain text that is Markdown as well."""

from __future__ import annotations

from typing import Any

from tests.benchmarks.scanning.conditions import TABLE
from tests.benchmarks.scanning.readers import OURS

_BEGIN, _END = "<!-- figures -->", "<!-- end of figures -->"


def severities() -> str:
    """What the severities are, in physical numbers."""
    rows = [["condition", "quantity", "1", "2", "3", "4", "5"]]
    for condition, quantities in TABLE.items():
        for quantity in quantities:
            name = str(condition).replace("_", " ") if quantity is quantities[0] else ""
            rows.append([name, quantity.words, *(f"{value:g}" for value in quantity.values)])
    return markdown(rows)


def tables(result: dict[str, Any]) -> str:
    parts = (
        "**Read rate of still pictures, %**",
        _rates(result["stills"], result["ours_at_first_look"]),
        "**Ours (in brackets: the best peer) by severity, %**",
        _by_severity(result["stills"]),
        "**Ours by characters and error level, %**",
        _by_code(result["ours_by_code"]),
        "**Clips of a second: time to first read, s**",
        _clips(result["clips"]),
        "**Time of a frame, ms of the clock (of the processor)**",
        _frames(result["frames"]),
        "**Goals**",
        _goals(result["goals"]),
    )
    return "\n" + "\n\n".join(parts) + "\n"


def markdown(rows: list[list[str]]) -> str:
    """The first row is the heading."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        for row in rows
    ]
    lines.insert(1, "| " + " | ".join("-" * width for width in widths) + " |")
    return "\n".join(lines)


def into_document(text: str, figures: str) -> str:
    """`text` with what stands between its two marks replaced. ValueError where they are missing."""
    before, _, rest = text.partition(_BEGIN)
    _, end, after = rest.partition(_END)
    if not end:
        raise ValueError(f"the document lacks {_BEGIN} or {_END}")
    return f"{before}{_BEGIN}\n{figures}\n{end}{after}"


def percent(share: float) -> str:
    return f"{100 * share:.0f}"


def _rates(stills: dict[str, Any], first_look: dict[str, Any]) -> str:
    rows = [["condition", "ours, first look", *stills]]
    for condition in stills[OURS]["by_condition"]:
        columns = (first_look, *stills.values())
        rates = [percent(each["by_condition"][condition]["rate"]) for each in columns]
        rows.append([condition.replace("_", " "), *rates])
    rows.append(
        [
            "all",
            percent(first_look["rate"]),
            *(percent(each["rate"]) for each in stills.values()),
        ]
    )
    rows.append(["wrong reads", "", *(str(each["wrong"]) for each in stills.values())])
    return markdown(rows)


def _by_severity(stills: dict[str, Any]) -> str:
    tried = sorted(
        {at for row in stills[OURS]["by_condition"].values() for at in row["by_severity"]}
    )
    rows = [["condition", *tried]]
    for condition, ours in stills[OURS]["by_condition"].items():
        row = [condition.replace("_", " ")]
        for severity, rate in ours["by_severity"].items():
            best = max(
                reader["by_condition"][condition]["by_severity"][severity]
                for name, reader in stills.items()
                if name != OURS
            )
            row.append(f"{percent(rate)} ({percent(best)})")
        rows.append(row)
    return markdown(rows)


def _by_code(codes: dict[str, Any]) -> str:
    conditions = list(next(iter(codes.values()))["by_condition"])
    tried = [each for each in conditions if all(each in c["by_condition"] for c in codes.values())]
    rows = [["code", "all", *(each.replace("_", " ") for each in tried)]]
    for code, rates in codes.items():
        shares = [percent(rates["by_condition"][each]["rate"]) for each in tried]
        rows.append([code, percent(rates["rate"]), *shares])
    return markdown(rows)


def _clips(clips: dict[str, Any]) -> str:
    rows = [["reader", "median", "p90", "read within the second, %", "wrong reads"]]
    for name, clip in clips.items():
        times = ["1+" if clip[key] is None else f"{clip[key]:.3f}" for key in ("median_s", "p90_s")]
        rows.append([name, *times, percent(clip["rate"]), str(clip["wrong"])])
    return markdown(rows)


def _frames(frames: dict[str, Any]) -> str:
    rows = [["reader", "picture", "p50", "p95", "max", "p95, nothing read"]]
    for size, readers in frames.items():
        for name, times in readers.items():
            wall, cpu = times["wall_ms"], times["cpu_ms"]
            row = [f"{wall[key]:.1f} ({cpu[key]:.1f})" for key in ("p50", "p95", "max") if wall]
            unread = times["unread_wall_ms"].get("p95"), times["unread_cpu_ms"].get("p95")
            row += ["-" if unread[0] is None else f"{unread[0]:.1f} ({unread[1]:.1f})"]
            rows.append([name, size, *row])
    return markdown(rows)


def _goals(goals: dict[str, Any]) -> str:
    rows = [["goal", "met", "figures"]]
    for name, goal in goals.items():
        figures = ", ".join(f"{key} {value}" for key, value in goal.items() if key != "met")
        rows.append([name.replace("_", " "), "yes" if goal["met"] else "NO", figures])
    return markdown(rows)
