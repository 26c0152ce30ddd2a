"""The forms of bodies, meetings, what is said in them, and evidence."""
