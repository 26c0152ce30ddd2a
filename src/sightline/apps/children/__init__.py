"""Children: one child's page, the search that leads to it, and the opaque key in its address.

Who may look is decided in `people`; this app applies it to the records, and writes the access
log.
"""
