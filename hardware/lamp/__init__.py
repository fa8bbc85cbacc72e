"""Lamps that light what is held up to the camera."""
