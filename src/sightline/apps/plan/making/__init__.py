"""Making and keeping one plan: its pages, the forms of every change, the plan on a past day."""
