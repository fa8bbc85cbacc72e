"""`python -m hardware.lamp.standin`: see `command`."""

import sys

from hardware.lamp.standin.command import main

sys.exit(main())
