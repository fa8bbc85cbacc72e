"""The ticket printer: the slip's layout, the ESC/POS driver, and a stand-in that draws the slip."""
