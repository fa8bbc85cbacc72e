"""How a supervisor tells its child to end, where no signal does: it closes the child's standard input.

So does the system when the supervisor itself ends, however it ends.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, MutableMapping
from typing import Final

ORDERS: Final = "YIMA_ORDERS"
"""In the environment: "stdin", to a child whose standard input is for that."""
STDIN: Final = "stdin"

_AT_ONCE: Final = 1_024


def obey(environment: MutableMapping[str, str], end: Callable[[], object], source: int = 0) -> bool:
    """Have `end` called, by a thread of its own, once the order comes. Whether one can come.

    Taken out of the environment: to this process's children it means nothing. `source`: a descriptor.
    """
    if environment.pop(ORDERS, "") != STDIN:
        return False

    def wait() -> None:
        try:
            while os.read(source, _AT_ONCE):
                pass  # nothing is said on it but its end
        except OSError:
            pass  # as good as closed
        end()

    threading.Thread(target=wait, name="orders", daemon=True).start()
    return True
