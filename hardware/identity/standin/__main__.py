"""`python -m hardware.identity.standin`: see `command`."""

import sys

from hardware.identity.standin.command import main

sys.exit(main())
