"""From what an indicator means to queries that every engine can run.

Here belong the grouping of indicators into queries (one per record table and view), the stages of
a query, and the rendering of expressions. What differs between engines is asked of a `Dialect`.
Not here: running anything, statuses, populations.
"""
