"""Disputes about a child’s plan: informal first, then stages, each with its clock."""
