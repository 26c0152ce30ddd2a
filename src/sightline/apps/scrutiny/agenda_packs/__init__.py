"""The agenda of a meeting with all its papers: one public file, and one for the members."""
