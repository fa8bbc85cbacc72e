"""The samples as a picture: memory, handles, threads and disk over sessions, with the fitted slopes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from tests.soak.gauge import Sample
from tests.soak.growth import PER, series, theil_sen, warmed

_PANELS: Final = (
    ("Memory of kiosk and vision process together, MiB", ("memory",)),
    (
        "Memory, MiB: private, and with its share of what is shared",
        (
            "kiosk_private",
            "kiosk_pss",
            "vision_private",
            "vision_pss",
        ),
    ),
    ("Handles", ("kiosk_handles", "kiosk_sockets", "vision_handles")),
    ("Threads, and child processes", ("kiosk_threads", "vision_threads", "children")),
    ("Memory that is in use: C and C++, MiB", ("heap",)),
    ("Objects and memory blocks of Python, thousands", ("objects", "blocks")),
    ("Items on the glass", ("items",)),
    ("Databases and write-ahead logs, KiB", ("databases", "write_ahead")),
    ("Event log and temporary files, KiB", ("logs", "temporary")),
)
_COLUMNS = 2


def draw(samples: Sequence[Sample], faults: Sequence[tuple[int, int, str]], path: Path) -> None:
    """Write a PNG. `faults`: first and last session of each, shaded."""
    rows = -(-len(_PANELS) // _COLUMNS)
    figure = Figure(figsize=(14, 3.2 * rows), layout="constrained")
    FigureCanvasAgg(figure)
    for number, (title, names) in enumerate(_PANELS, start=1):
        axes = figure.add_subplot(rows, _COLUMNS, number)
        _panel(axes, samples, title, names)
        for first, last, _name in faults:
            axes.axvspan(first, last + 1, color="0.5", alpha=0.12, linewidth=0)
    figure.suptitle("Soak: grey where something was broken; dashed: Theil-Sen after the warm-up")
    figure.savefig(path, dpi=90)


def _panel(axes: Axes, samples: Sequence[Sample], title: str, names: Sequence[str]) -> None:
    sessions = [each.session for each in samples]
    after = warmed(samples)
    for name in names:
        scale = 1_000 if name in {"objects", "blocks"} else 1
        values = np.asarray(series(samples, name)) / scale
        (line,) = axes.plot(sessions, values, linewidth=1, label=name)
        fitted = theil_sen(
            [float(each.session) for each in after], [v / scale for v in series(after, name)]
        )
        if fitted is not None:
            x = np.asarray([each.session for each in after], dtype=float)
            y = np.asarray(series(after, name)) / scale
            base = float(np.median(y - fitted.per_thousand / PER * x))
            axes.plot(x, base + fitted.per_thousand / PER * x, "--", color=line.get_color())
            line.set_label(f"{name} {fitted.per_thousand:+.2f} per {PER:,}")
    axes.set_title(title, fontsize=10)
    axes.legend(fontsize=8)
    axes.set_xlabel("sessions", fontsize=8)
    axes.grid(alpha=0.3)
