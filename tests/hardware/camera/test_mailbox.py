from __future__ import annotations

import threading

from hardware.camera.mailbox import Mailbox


def test_the_newest_wins_and_the_others_are_counted() -> None:
    box: Mailbox[int] = Mailbox()
    for item in range(5):
        box.put(item)
    assert box.take(0) == 4
    assert box.dropped == 4
    assert box.take(0) is None


def test_nothing_that_is_falsy_gets_lost() -> None:
    box: Mailbox[int] = Mailbox()
    box.put(0)
    assert box.take(0) == 0


def test_closing_wakes_who_waits_and_lets_go_of_what_is_there() -> None:
    box: Mailbox[object] = Mailbox()
    taken: list[object] = []
    waiter = threading.Thread(target=lambda: taken.append(box.take()))
    waiter.start()
    box.close()
    waiter.join(10)
    assert taken == [None]
    box.put(object())
    assert box.closed
    assert box.empty() is None


def test_what_is_taken_without_waiting_is_gone() -> None:
    box: Mailbox[str] = Mailbox()
    assert box.empty() is None
    box.put("a")
    assert box.empty() == "a"
    assert box.empty() is None
