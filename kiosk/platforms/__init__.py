"""Codes that only their platform can decode: the port, and one adapter per kind of platform."""
