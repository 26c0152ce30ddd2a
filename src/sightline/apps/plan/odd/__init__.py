"""The pages of what is odd about a plan, and of the people it names. Nothing is corrected here: a
keeper goes to where it lives, or lets it stand with a reason.
"""
