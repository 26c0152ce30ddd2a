"""Attachments: files kept beside a thing, checked on the way in, never served as a page."""
