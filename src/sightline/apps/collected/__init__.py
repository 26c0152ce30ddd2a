"""Collected indicators: what no case system holds, typed in or uploaded by its owner, approved by
a second person where the indicator asks for it.

A collected indicator is a row here (its definition in the catalogue, or here for a local one); an
entry is its value for one period, and the task to give it. What other pages show of them comes
from `queries.collected_in`, and from nowhere else.
"""
