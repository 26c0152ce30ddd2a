"""What progress notes name and promise: suggested from their words, confirmed by a person; and what
was promised for a day, until it is kept.
"""
