"""What pages, papers and the check read of cover reports."""

from sightline.apps.cover_reports.queries.drawn_up import (
    drawn_up,
    newest_fixed,
    performance_paper,
    suggested,
)
from sightline.apps.cover_reports.queries.due import Due, due_reports
from sightline.apps.cover_reports.queries.finding import (
    find_appendix,
    find_item,
    find_part,
    find_report,
    find_stop,
    may_read,
    may_write,
    report_numbered,
    reports,
)
from sightline.apps.cover_reports.queries.findings import open_findings
from sightline.apps.cover_reports.queries.standing import (
    PartLine,
    data_of,
    has_sign_off,
    missing,
    part_lines,
    plan_of,
    sections_here,
    sign_off_of,
    source_of,
    thing_of,
    words_hash,
    words_of,
)

__all__ = [
    "Due",
    "PartLine",
    "data_of",
    "drawn_up",
    "due_reports",
    "find_appendix",
    "find_item",
    "find_part",
    "find_report",
    "find_stop",
    "has_sign_off",
    "may_read",
    "may_write",
    "missing",
    "newest_fixed",
    "open_findings",
    "part_lines",
    "performance_paper",
    "plan_of",
    "report_numbered",
    "reports",
    "sections_here",
    "sign_off_of",
    "source_of",
    "suggested",
    "thing_of",
    "words_hash",
    "words_of",
]
