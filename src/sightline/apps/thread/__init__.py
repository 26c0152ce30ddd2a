"""The golden thread: links between things of any kind, by (kind, id).

Each app registers how its kind is titled and where it lives, so that nobody imports upwards.
"""
