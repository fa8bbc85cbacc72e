"""`python -m hardware.scanner.standin`: see `command`."""

import sys

from hardware.scanner.standin.command import main

sys.exit(main())
