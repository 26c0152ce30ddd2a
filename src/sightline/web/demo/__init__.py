"""Life for the demonstration: its people, and what they did in three months. All of it goes through
the actions that people use, once, on first use."""
