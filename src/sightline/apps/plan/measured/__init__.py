"""What success looks like for each audience; what the plan measures,
and which indicators show it.
"""
