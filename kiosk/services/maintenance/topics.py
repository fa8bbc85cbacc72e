"""What the manual tells of: `resources/manual/LANGUAGE/TOPIC.md`, in the order of its list."""

from __future__ import annotations

from typing import Final

TOPICS: Final = (
    "getting_in",
    "paper",
    "out_of_service",
    "glass",
    "tickets",
    "payments",
    "restart",
    "devices",
    "camera",
    "network",
    "trust",
    "readiness",
    "settings",
    "logs",
    "audit",
    "badges",
    "safe_mode",
    "cleaning",
)
