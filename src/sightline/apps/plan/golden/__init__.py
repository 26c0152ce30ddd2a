"""The golden thread of the plan: what starts an action, the figures it should move, and whether
they moved since it was completed.
"""
