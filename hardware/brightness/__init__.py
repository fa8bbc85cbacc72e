"""How bright the panel is."""
