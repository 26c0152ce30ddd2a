"""What those who answer for a figure say of it: words beside an indicator or a whole scorecard of a
month, written by one person and signed off by another.
"""
