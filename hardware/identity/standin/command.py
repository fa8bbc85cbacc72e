"""The stand-in reader by hand: `python -m hardware.identity.standin --port 9510`.

Prints its address. Then type the name of a state (`ready`, `fault`, `silent`, `gone`) to enter it,
`lay NUMBER NAME` to lay a document down and `take` to take it away; end of input or Ctrl-C ends it.
"""

from __future__ import annotations

import argparse
import sys

from hardware.identity.standin.service import Standing, StandInReader


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m hardware.identity.standin", description=__doc__
    )
    parser.add_argument("--port", type=int, default=0, help="0 takes a free port")
    options = parser.parse_args(arguments)
    with StandInReader(port=options.port) as reader:
        host, port = reader.address
        print(f"{host}:{port}", flush=True)
        try:
            for line in sys.stdin:
                _obey(reader, line.split())
        except KeyboardInterrupt:
            pass
    return 0


def _obey(reader: StandInReader, words: list[str]) -> None:
    match words:
        case [word] if word in list(Standing):
            reader.state = Standing(word)
        case ["lay", number, name]:
            reader.lay(number, name)
        case ["take"]:
            reader.take_away()
        case _:
            print(f"states: {', '.join(Standing)}; lay NUMBER NAME; take", flush=True)
