"""The quarterly report: its overview, a section for each service with its table and analysis."""
