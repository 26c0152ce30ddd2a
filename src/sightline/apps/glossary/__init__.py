"""The glossary: every acronym and word of the sector, with both spellings, edited in the
product.

Also the authority's own wording (children in care or looked after).
"""
