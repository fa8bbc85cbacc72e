"""The stand-in relay board by hand: `python -m hardware.lamp.standin PATH`.

PATH is the port to name in the terminal's settings. Prints a line whenever the contact of channel 1
moves. Type the name of a state (`ready`, `unplugged`, `stuck`) to enter it; end of input or Ctrl-C
ends it.
"""

from __future__ import annotations

import argparse
import sys
import threading
from pathlib import Path

from hardware.lamp.standin import Standing, StandInRelay


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m hardware.lamp.standin", description=__doc__)
    parser.add_argument("path", type=Path, help="where the port is to be")
    options = parser.parse_args(arguments)
    with StandInRelay(options.path) as board:
        print(board.path, flush=True)
        ended = threading.Event()
        watcher = threading.Thread(target=_announce, args=(board, ended))
        watcher.start()
        try:
            for line in sys.stdin:
                _obey(board, line.strip())
        except KeyboardInterrupt:
            pass
        finally:
            ended.set()
            watcher.join()
    return 0


def _announce(board: StandInRelay, ended: threading.Event) -> None:
    closed = False
    while not ended.is_set():
        if board.wait_until(closed=not closed, seconds=0.2):
            closed = not closed
            print("closed" if closed else "open", flush=True)


def _obey(board: StandInRelay, word: str) -> None:
    if word in list(Standing):
        board.state = Standing(word)
    elif word:
        print(f"states: {', '.join(Standing)}", flush=True)
