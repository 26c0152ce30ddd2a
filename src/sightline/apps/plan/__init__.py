"""The improvement plan: areas, actions, milestones, how each stands, and all that was said of it.

A milestone's words, timescale and leads may change; what stood there before is kept. What a page,
a paper or a file says of a plan comes from one picture of it, `documents.plan.PlanData`, as it
is now or as it stood on any day.
"""
