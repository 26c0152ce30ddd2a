"""Provision for children in care: register, contracts, inspections, concerns, placements."""
