"""Writing an audit: questions, evidence, calls, grades; kept as it is typed."""
