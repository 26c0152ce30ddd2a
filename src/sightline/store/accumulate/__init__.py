"""All loads of an authority, made into one row per natural key and record table.

Later extracts win within a source, better sources win over others, column by column; a row that a
later extract should hold and does not is withdrawn. What changed, what was true on each extract
day, and where sources disagree is kept beside the rows. The rules per table are data:
`catalogue/returns/precedence.toml`. The result is the schema `loaded` that `built` starts from.
"""

from sightline.store.accumulate.loads_to_rows import accumulate

__all__ = ["accumulate"]
