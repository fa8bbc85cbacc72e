"""A supervisor above a small program: `python supervised.py FOLDER SETTINGS SCRIPT`.

SETTINGS: JSON, of `SupervisionSettings`. SCRIPT: Python, given what the terminal would be.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from kiosk.settings.supervision import SupervisionSettings
from kiosk.supervision import supervisor
from kiosk.supervision.crash_record import FILE_NAME, CrashBook
from kiosk.supervision.notify import summoned

if __name__ == "__main__":
    folder, settings, script = sys.argv[1:]
    supervisor._SHORT_LIFE = float(os.environ.get("SHORT_LIFE", "10"))
    sys.exit(
        supervisor.Supervisor(
            (sys.executable, "-c", script),
            SupervisionSettings(**json.loads(settings)),
            CrashBook(Path(folder) / FILE_NAME),
            summoned(os.environ),
        ).run()
    )
