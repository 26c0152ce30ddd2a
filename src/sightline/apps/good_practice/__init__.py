"""What works well and why, kept to be used again: its own thing, never an action."""
