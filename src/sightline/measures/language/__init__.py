"""What people write: the keys of an indicator, the functions and syntax of its expressions.

Here belong reading a TOML file, refusing what the language does not know, and naming every problem
at once with its file, line and a suggestion. Not here: SQL, engines, figures.
"""
