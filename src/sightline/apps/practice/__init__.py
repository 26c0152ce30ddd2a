"""Supervision, observed practice and appraisal of those who hold cases."""
