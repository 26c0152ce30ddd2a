"""Data quality: what the checks found, to whom it goes, and what became of it.

How a check runs is in `sightline.quality`.
"""
