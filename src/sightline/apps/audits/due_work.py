from datetime import datetime, timedelta

from sightline.apps.work.registry import due


@due("audits.concerns", every=timedelta(minutes=15))
def pass_concerns_up(at: datetime) -> str:
    """Immediate concerns that nobody answered in time go to the next manager up"""
    from sightline.apps.audits.form.actions import pass_up
    from sightline.apps.audits.form.concerns import overdue

    passed = sum(pass_up(concern=concern, at=at) for concern in overdue(at))
    return f"{passed} concerns went to the next manager up."
