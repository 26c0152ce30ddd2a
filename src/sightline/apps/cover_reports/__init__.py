"""The report that goes with the improvement plan each quarter, and what must be settled before it
is released: its cover block, numbered sections, samples from the plan, and the checks.
"""
