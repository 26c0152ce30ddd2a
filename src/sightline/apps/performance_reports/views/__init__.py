"""The pages: the reports, one report, its sections, its files."""
