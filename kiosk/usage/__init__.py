"""What the terminal is used for, counted without anybody's data."""
