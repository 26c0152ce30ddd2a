from sightline.apps.audits.form.views.concerns import concern, concerns, raise_concern
from sightline.apps.audits.form.views.keeping import keep
from sightline.apps.audits.form.views.lists import home, list_file, mine
from sightline.apps.audits.form.views.one import audit_file, library, move, one
from sightline.apps.audits.form.views.writing import call, hand_in, section, write

__all__ = [
    "audit_file",
    "call",
    "concern",
    "concerns",
    "hand_in",
    "home",
    "keep",
    "library",
    "list_file",
    "mine",
    "move",
    "one",
    "raise_concern",
    "section",
    "write",
]
