"""What audits find together: themes, reports, indicators."""
