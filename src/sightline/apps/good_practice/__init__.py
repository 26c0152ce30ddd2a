"""Good practice: what works well and why, apart from actions. Put forward, looked at, then shared
with everybody or not taken up; and a log of where else it was taken up.
"""
