"""What is shown to people: scorecard rows, indicator pages, charts, and files to take away.

Here figures, comparators and judgement meet and become words, tables and pictures, the same for
the terminal, the web, a spreadsheet and a paper. Nothing here computes a figure, reads a child's
record, or knows of a web request.
"""
