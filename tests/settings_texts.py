"""Settings files for tests: a plain terminal, and what others add to it."""

from __future__ import annotations

MINIMAL = """
[terminal]
id = "T07"
hospital = "示范医院"
[hospital]
base_url = "https://fhir.hospital.example/r4"
[trust]
repository = "https://trust.example/yima"
[ticket_printer]
host = "127.0.0.1"
[storage]
folder = "state"
"""
