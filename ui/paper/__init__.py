"""A report on A4 paper: from a `Sheet` to PDF by the hospital's layout, and PDF of others to pictures."""
