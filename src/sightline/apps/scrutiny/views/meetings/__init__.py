"""Pages of committees: the committee itself, a meeting, its agenda, the meeting, its minutes."""
