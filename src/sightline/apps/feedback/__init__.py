"""What children, families and others say: complaints, compliments, surveys, wishes."""
