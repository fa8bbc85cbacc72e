"""The demo: a terminal as it is, in a world that is played. Never part of an installed terminal."""
