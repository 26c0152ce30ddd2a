"""The small words that everything else shares.

Here belong the nouns of the sector that more than one package needs (a status, a polarity, a
period, a working day, a problem, a record table as declared), each without behaviour that
belongs elsewhere. Nothing here reads a council's data or knows of Django, DuckDB or a file format.
"""
