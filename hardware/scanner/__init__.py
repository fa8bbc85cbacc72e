"""Barcode scanners that decode by themselves: on a serial line, or typing as a keyboard does."""
