"""Keeps every load for ever and publishes what all of them together say, one snapshot at a time.

Here belong: loads as they were accepted, the accumulation of all loads of an authority into one
set of record tables, what follows from those rows (derived columns, links, impossible dates, the
built record tables), snapshots and their manifest, publishing, backup. Reading a council's file
belongs to `intake`; counting belongs to `measures`. The catalogue says which tables there are.
"""
