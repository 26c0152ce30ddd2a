"""Collected indicators: what no case system holds, typed in or uploaded by its owner, and
approved.
"""
