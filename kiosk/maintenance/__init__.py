"""What the engineer looks at, without its screens: checks, readiness report, log search and export.

docs/readiness.md says what is checked, by which limits, and how the files are written.
"""
