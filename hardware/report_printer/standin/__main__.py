"""`python -m hardware.report_printer.standin`: see `command`."""

import sys

from hardware.report_printer.standin.command import main

sys.exit(main())
