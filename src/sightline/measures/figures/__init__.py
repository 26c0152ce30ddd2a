"""Figures: what the queries' cells become once days, coverage, populations and statuses are known.

Here belong the days a figure is asked for, which way can be met, values and statuses, writing and
reading figures, explaining one, and running the examples of a catalogue. Not here: how a row is
found or counted (`compile`), comparators, targets.
"""
