"""The package for Windows: what goes into its bundle, its installer, and the session of the kiosk's user."""
