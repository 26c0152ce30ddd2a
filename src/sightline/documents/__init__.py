"""What is shown to people: scorecard rows, indicator pages, charts, and files to take away.

Here figures, comparators and judgement meet and become words, tables and pictures, the same for
the terminal, the web, a spreadsheet and a paper. `model` is what a document holds; `exports` and
`mail` write it. Nothing here computes a figure or knows of a web request; only `inspection` reads
children's records, and whoever calls it checks the right to and logs it.
"""
