"""Key switches that open maintenance sign-in."""
