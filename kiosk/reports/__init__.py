"""Reports: what the hospital has found, explained, printed once. Values, ports and rules; no screen."""
