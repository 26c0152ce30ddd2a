"""Meetings of committees, beside the Board's: agenda with five clear days' notice, public and
private items, what is recorded while they meet, and minutes that the chair signs.

`states`, `seats`, `notice`, `openness`, `agenda`, `attendance` and `voting` are rules in plain
Python; `queries`, `forms` and `papers` serve the views; every write is in `scrutiny.actions`.
"""
