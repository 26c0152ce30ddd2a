"""A council's file comes in; records go out, or a reason.

Here belong: opening workbooks, CSVs and XML that may be broken or hostile; recognising which
return a file is; reading headings, dates, identifiers and codes by the catalogue's mappings; and
setting aside, with a reason in words, what can't be read. Keeping loads and what several of them
together say belongs to `store`; judging whether a readable value is plausible belongs to `quality`.
"""

from sightline.intake.limits import Limits
from sightline.intake.load import LoadOutcome, load_files, read_again
from sightline.intake.read import Kind, read_files
from sightline.intake.refusal import IntakeRefused
from sightline.intake.returns.local import local_tables_page, local_template
from sightline.intake.summary import summary_lines

__all__ = [
    "IntakeRefused",
    "Kind",
    "Limits",
    "LoadOutcome",
    "load_files",
    "local_tables_page",
    "local_template",
    "read_again",
    "read_files",
    "summary_lines",
]
