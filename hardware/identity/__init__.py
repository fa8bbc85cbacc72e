"""Readers of resident identity cards, for patients without any code."""
