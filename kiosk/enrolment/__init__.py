"""First start of a terminal: asked on the glass or the console, or read from a file for hundreds; and its end."""
