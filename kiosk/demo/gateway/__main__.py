"""`python -m kiosk.demo.gateway`."""

from kiosk.demo.gateway.command import main

raise SystemExit(main())
