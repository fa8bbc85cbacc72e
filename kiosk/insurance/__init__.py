"""The insurance's transactions (HOSPITAL-API.md, "NHSA envelope"), where the hospital leaves them to the kiosk."""
