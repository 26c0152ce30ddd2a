"""Figures: the live views of what was counted, the scorecard and one page per indicator.

`queries.figures_for(...)` is the one place figures come from; nothing else reads them. No
child's row is shown here.
"""
