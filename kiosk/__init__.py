"""The product without a screen: codes, trust, the patient's session, services, ports, journal.

Nothing in here imports Qt or a device driver (an import contract in `pyproject.toml` holds that).
"""
