"""Quality: checks as data, run over a snapshot into findings.

Here belong what a check is (`check`), how one is read from the catalogue (`language`), running the
checks of a snapshot (`run`), what was found (`findings`), keeping it beside the figures
(`publish`), and what a finding does to the figures (`effects`). A check is written in the language
of indicators and compiled by the same compiler. Not here: who is told, what was accepted as right
(`apps.data_quality`), rows that intake set aside.
"""
