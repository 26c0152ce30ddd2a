"""The keys an indicator, a way and an example may have."""

INDICATOR = frozenset(
    {
        "id", "tier", "title", "service", "counts", "open", "on", "during", "of", "where", "value",
        "form", "over", "per", "population", "once_per", "share_by", "divides", "settings",
        "needs_months", "shown_as", "better", "breakdowns", "comparators", "definition",
        "why_it_matters", "source", "owner", "review_by", "status", "version", "notes", "collected",
        "parts", "way", "way_label", "example", "noun", "which",
    }
)  # fmt: skip
CALCULATION = frozenset(
    {"counts", "open", "on", "during", "of", "where", "value", "form", "once_per", "share_by"}
)
WAY = CALCULATION | {"label", "needs"}
VIEWS = ("on", "open", "during")
EXAMPLE = frozenset(
    {
        "title", "as_at", "numerator", "denominator", "value", "empty", "basis", "breakdown", "way",
        "settings", "team", "rows",
    }
)  # fmt: skip
TEXTS = ("definition", "why_it_matters", "source", "owner", "status")
