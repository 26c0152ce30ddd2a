"""Measures: an indicator as data, compiled into queries, run into figures that can be opened.

Here belong the language people write indicators in (`language/`), what it means (`model/`), how
that becomes queries (`compile/`), what runs them (`engines/`), and the figures that come out with
their statuses, explanations and examples (`figures/`). Not here: comparators, targets, colours or
what is good; which records there are (`catalogue/records`); how a file becomes records (intake).
"""
