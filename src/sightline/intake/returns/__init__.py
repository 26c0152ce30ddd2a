"""What is particular to one return: how its XML becomes sheets, what follows from several parts.

Headings, codes and targets are data in `catalogue/returns/`; here is only what data can't say.
"""
