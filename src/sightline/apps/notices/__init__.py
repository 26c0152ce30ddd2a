"""Notices: what a person is told, in the application (read, unread) and by e-mail.

No notice or mail holds a child's data or identifier, only a link. What is worth telling is
decided elsewhere.
"""
