"""Parts of `kiosk.bootstrap`: what a terminal is put together from."""
