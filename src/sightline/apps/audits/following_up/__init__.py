"""What must be put right after an audit, the evidence for it, and escalation."""
