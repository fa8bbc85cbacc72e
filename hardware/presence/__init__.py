"""Sensors of people before the terminal."""
