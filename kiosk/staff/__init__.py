"""Getting in as staff: badge, PIN, second person, recovery. See docs/maintenance-sign-in.md."""
