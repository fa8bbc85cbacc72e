"""The result as one picture: read rate by condition and severity, clips, time of a frame."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.benchmarks.scanning.conditions import SEVERITIES
from tests.benchmarks.scanning.readers import OURS
from tests.benchmarks.scanning.scenes import FRAMES_PER_SECOND

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_COLOURS = ("#0a7d6c", "#c0392b", "#e67e22", "#2c5aa0", "#7d4fa3", "#8a8a8a")


def draw(result: dict[str, Any], file: Path) -> None:
    """Write a PNG."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415 - heavy
    from matplotlib.figure import Figure  # noqa: PLC0415 - as above

    figure = Figure(figsize=(14, 12.5), layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.subplots(4, 4).ravel().tolist()
    names = list(result["stills"])
    style = {
        name: {"color": colour, "linewidth": 2.4 if name == OURS else 1.2}
        for name, colour in zip(names, _COLOURS, strict=True)
    }
    conditions = result["stills"][OURS]["by_condition"]
    for place, condition in zip(axes, conditions, strict=False):
        _lines(place, condition, result, style)
    overall, clips, frames, legend = axes[-4:]
    _overall(overall, result, style)
    _first_reads(clips, result, style)
    _frame_times(frames, result, style)
    legend.axis("off")
    legend.legend(*axes[0].get_legend_handles_labels(), loc="center", fontsize=11, frameon=False)
    figure.suptitle("Reading codes under the field's conditions (synthetic scenes)", fontsize=14)
    figure.savefig(file, dpi=80)


def _lines(axes: Axes, condition: str, result: dict[str, Any], style: dict[str, Any]) -> None:
    for name, reader in result["stills"].items():
        rates = reader["by_condition"][condition]["by_severity"]
        tried = [int(severity) for severity in rates]
        shares = [100 * rate for rate in rates.values()]
        axes.plot(tried, shares, marker="o", markersize=4, label=name, **style[name])
    axes.set(title=condition.replace("_", " "), ylim=(-4, 104), xticks=SEVERITIES)
    axes.set(xlabel="severity", ylabel="stills read, %")
    axes.grid(alpha=0.3)


def _overall(axes: Axes, result: dict[str, Any], style: dict[str, Any]) -> None:
    names = list(result["stills"])
    rates = [100 * result["stills"][name]["rate"] for name in names]
    bars = axes.bar(range(len(names)), rates, color=[style[name]["color"] for name in names])
    axes.bar_label(bars, fmt="%.0f")
    axes.set(title="all stills", ylabel="read, %", xticks=[], ylim=(0, 100))


def _first_reads(axes: Axes, result: dict[str, Any], style: dict[str, Any]) -> None:
    for name, seconds in result["first_read_seconds"].items():
        read = sorted(value for value in seconds if value is not None)
        share = [100 * (place + 1) / len(seconds) for place in range(len(read))]
        axes.step(
            [0, *read, 1], [0, *share, share[-1] if share else 0], where="post", **style[name]
        )
    axes.axvline(1 / FRAMES_PER_SECOND, color="#cccccc", linewidth=0.8)
    axes.set(title="clips of a second", xlabel="s to first read", ylabel="clips read, %")
    axes.set(xlim=(0, 1), ylim=(0, 100))
    axes.grid(alpha=0.3)


def _frame_times(axes: Axes, result: dict[str, Any], style: dict[str, Any]) -> None:
    times = result["frames"]["1280x720"]
    for place, name in enumerate(times):
        wall = times[name]["cpu_ms"]
        colour = style[name]["color"]
        axes.bar(place, wall["p95"], color=colour, alpha=0.45)
        axes.bar(place, wall["p50"], color=colour)
    axes.axhline(1000 / FRAMES_PER_SECOND, color="#555555", linewidth=0.8, linestyle="--")
    axes.set(title="processor time of a frame, p50 and p95", ylabel="ms", xticks=[])
