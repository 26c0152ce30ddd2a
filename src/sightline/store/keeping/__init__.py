"""Keeping no longer than is right: erasure, rectification, retention, legal hold, what is held.

Everything else in the store only adds. This package alone changes what was kept: it takes rows out
of every load and every snapshot, or puts a value right in them. Figures stay as they were counted;
the manifest of a rewritten snapshot says so, and that they can't be counted again.
"""
