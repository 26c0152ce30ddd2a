"""Pages of the QA year."""
