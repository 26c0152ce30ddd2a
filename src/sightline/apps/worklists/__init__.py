"""Worklists: what is late or due soon, child before chart; why it is late; done since the
extract.
"""
