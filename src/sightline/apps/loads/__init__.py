"""Loads: files come in on a page, are looked at before they are published, and can be taken
back.
"""
