"""Digests: one letter a week per person, and subscriptions to a saved view. Silence where
nothing changed.
"""
