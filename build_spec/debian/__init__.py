"""The Debian package of the terminal: `python -m build_spec.debian --bundle DIR_OR_TAR --out dist`."""
