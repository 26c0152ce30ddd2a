"""Wrenshire: a synthetic authority, the same every time, for people to try Sightline on.

A seeded simulation lives through years of contacts, assessments, plans and care, and writes what a
council's case system would extract: Annex A lists, SSDA903 and CIN census returns, local CSV lists
and comparators in the published shapes. The files then take the one path from file to record that
every council's files take. Nobody in it exists, and nothing in it resembles a real council.
"""
