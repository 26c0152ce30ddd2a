"""Retention: how long records are kept, erasure, legal hold, and what is held about one child.

How rows are taken out is in `sightline.store.keeping`; this app decides who may ask, keeps what was
asked and what came of it, and clears the child out of the application's own tables as well.
"""
