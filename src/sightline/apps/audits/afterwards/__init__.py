"""After an audit is handed in: talked through, moderated, looked at twice, closed, repeated."""
