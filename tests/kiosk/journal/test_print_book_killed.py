"""Power cut at any moment: every move that was acknowledged is there, and no edition has two prints."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

KILLED = """
from killed import each_kill
from kiosk.journal.installation_key import InstallationKey
from kiosk.journal.print_book import StoredPrintBook
from kiosk.reports.book import Print, PrintState, Standing
from tests.kiosk.journal.prints_made import DAY, NOW, TERMINAL, begun, moved, new_print

KEY = InstallationKey(bytes(16))
S = PrintState
WAY = [S.ACCEPTED, S.DOUBTFUL, S.PRINTED, S.TOLD]

def open_(place):
    return StoredPrintBook(place / "prints.db", KEY, TERMINAL)

def act(place, say):
    book = open_(place)
    one = begun(book)
    say(f"{one.number} {one.state}")
    for state in WAY:
        one = moved(book, one, state, staff="S-7")
        say(f"{one.number} {one.state}")
    free = moved(book, begun(book, 1), S.NOT_PRINTED)
    say(f"{free.number} {free.state}")
    assert book.prune(NOW + 1) == 2
    say("pruned")
    book.close()

def check(place, said):
    book = open_(place)
    pruned = "pruned" in said
    stands = dict(line.split() for line in said if line != "pruned")
    order = [S.STARTED, *WAY]
    for number, state in stands.items():
        one = book.find(number)
        if one is None:
            assert len(stands) == 2  # being pruned, or it is
            continue
        assert not pruned
        if state in order:
            assert order.index(one.state) in (order.index(state), order.index(state) + 1), (one, said)
        else:
            assert one.state == state
        events = book.events(number)
        assert events[-1].state is one.state
        assert len(events) == (order.index(one.state) + 1 if one.state in order else 2)
    again = book.begin(new_print(), at=NOW, day=DAY)
    if stands and len(stands) < 2:
        assert again == Standing(book.find(next(iter(stands)))), (again, said)
    assert book.begin(new_print(), at=NOW, day=DAY) == (again if isinstance(again, Standing) else Standing(again))
    assert book.check() is None
    book.close()

print(each_kill(folder, act, check, (32_768, 1_777)))
"""


def test_at_every_statement_and_in_the_middle_of_writing(in_child: Callable[[str], Any]) -> None:
    assert in_child(KILLED) > 100


TWO = """
import subprocess
RACER = '''
import pathlib, sys
from kiosk.journal.installation_key import InstallationKey
from kiosk.journal.print_book import StoredPrintBook
from kiosk.reports.book import Print
from tests.kiosk.journal.prints_made import DAY, NOW, new_print
book = StoredPrintBook(pathlib.Path(sys.argv[1]), InstallationKey(bytes(16)), sys.argv[2])
book.counts()
sys.stdout.write("ready\\\\n")
sys.stdout.flush()
sys.stdin.readline()
print(*(int(isinstance(book.begin(new_print(n), at=NOW, day=DAY), Print)) for n in range(60)))
'''
racers = [
    subprocess.Popen(
        [sys.executable, "-c", RACER, str(folder / "prints.db"), name],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )
    for name in ("T-1", "T-2")
]
for racer in racers:
    assert racer.stdout.readline() == "ready\\n"
for racer in racers:
    racer.stdin.write("go\\n")
    racer.stdin.flush()
print(json.dumps([racer.communicate(timeout=60)[0].split() for racer in racers]))
"""


def test_two_processes_at_once_begin_each_print_once(in_child: Callable[[str], Any]) -> None:
    one, other = in_child(TWO)
    assert len(one) == len(other) == 60
    assert [int(a) + int(b) for a, b in zip(one, other, strict=True)] == [1] * 60
