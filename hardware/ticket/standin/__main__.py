"""`python -m hardware.ticket.standin`: see `command`."""

import sys

from hardware.ticket.standin.command import main

sys.exit(main())
