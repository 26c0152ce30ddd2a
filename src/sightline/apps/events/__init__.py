"""Events: who did what, when, to what. Append-only; nothing is decided from an event.

Every write of another app records one. Looks at a child are not here but in the access log
(`people`).
"""
