"""Updates of the program: fetched, staged, tried, kept or gone back from."""
