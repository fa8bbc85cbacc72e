"""维护模式: what staff do at the glass. See docs/maintenance-sign-in.md and `kiosk.maintenance.sheet`."""
