"""Pages of one plan’s making."""
