"""What the site itself has to do every so often."""

from datetime import datetime

from django.contrib.sessions.models import Session

from sightline.apps.work.registry import due


@due("web.forget_sessions", at="03:20")
def forget_sessions(at: datetime) -> str:
    """Forget sessions that are over, with what was typed in them and never sent on."""
    gone, _ = Session.objects.filter(expire_date__lt=at).delete()
    return f"{gone} session{'' if gone == 1 else 's'} forgotten."
