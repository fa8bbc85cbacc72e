"""The demo hospital: a FHIR R4 server in its own process, with a database file and a day's life.

It is the other side of the wire in demonstrations and tests. It enforces what a hospital enforces
(versions, idempotency, one number per sign-in, its own hours) and can be told to misbehave
(`kiosk.demo.hospital.faults`). It listens on loopback only and is no part of an installed terminal.
"""
