"""Sightline: a line of sight from the boardroom to the child."""

__version__ = "0.5.0"
