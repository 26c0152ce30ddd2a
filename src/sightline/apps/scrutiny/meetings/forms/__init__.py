"""The forms of committees and their meetings."""
