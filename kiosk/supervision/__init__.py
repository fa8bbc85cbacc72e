"""Keeping a terminal up: a process that starts it again, a watchdog, and a safe mode. No Qt in here."""
