"""The bodies that watch over performance: who sits on them, when they meet, what they challenged,
what they were answered, and what they asked to be looked into.
"""
