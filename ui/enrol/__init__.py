"""First start on the glass: the window before a terminal is anybody's (`yima enrol --screen`)."""
