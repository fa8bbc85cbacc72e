"""Device checks that need a driver or look at pixels; what they come to is judged in `kiosk.maintenance`."""
