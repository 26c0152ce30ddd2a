"""The check before a cover report is released: what it found, what was settled, what was accepted.

How the papers are compared is in `sightline.documents.prepublication`. Here its findings are kept:
one is resolved when a later check no longer finds it, or accepted with a reason; what was accepted
comes back when its words change, because it is another finding then.
"""
