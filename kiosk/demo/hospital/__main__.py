"""`python -m kiosk.demo.hospital`."""

from kiosk.demo.hospital.command import main

raise SystemExit(main())
