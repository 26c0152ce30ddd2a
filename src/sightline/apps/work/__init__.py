"""Work: what is due and runs in the background, by `sightline work` or a timer.

Apps register what is to be done and how often; this one runs it, tries again, and says what
failed.
"""
