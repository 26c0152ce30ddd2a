from datetime import datetime, timedelta

from sightline.apps.work.registry import due


@due("audits.concerns", every=timedelta(minutes=15))
def pass_concerns_up(at: datetime) -> str:
    """Immediate concerns that nobody answered in time go to the next manager up"""
    from sightline.apps.audits.form.actions import pass_up
    from sightline.apps.audits.form.concerns import overdue

    passed = sum(pass_up(concern=concern, at=at) for concern in overdue(at))
    return f"{passed} concerns went to the next manager up."


@due("audits.tools", at="06:10")
def keep_tools(at: datetime) -> str:
    """Tools of the catalogue and of the data folder that are new or changed become versions"""
    from sightline.apps.audits.tools.actions import keep_versions

    return f"{keep_versions(at=at)} versions of tools kept."


@due("audits.draw", every=timedelta(minutes=5))
def draw(at: datetime) -> str:
    """Audits are drawn for moderation and for a second auditor; what both found is kept"""
    from sightline.apps.audits.afterwards.drawing import draw_all
    from sightline.apps.audits.afterwards.keeping import keep_blind_grades

    moderated, twice = draw_all(at)
    kept = keep_blind_grades(at)
    return f"{moderated} for moderation, {twice} for a second auditor, {kept} graded twice."


@due("audits.afterwards", at="07:15")
def remind_afterwards(at: datetime) -> str:
    """Reminders of what is late on audits that were handed in"""
    from sightline.apps.audits.afterwards.telling import remind

    return f"{remind(at)} reminders of audits handed in."


@due("audits.programme", at="07:30")
def chase_programme(at: datetime) -> str:
    """What is still to be confirmed in the audit programme is chased, each line once a week"""
    from sightline.apps.audits.programme.chasing import chase

    return f"{chase(at)} notices of what is to be confirmed in the programme."


@due("audits.following_up", at="07:15")
def remind_of_following_up(at: datetime) -> str:
    """Evidence after audits that is due or missing, and steps whose clock has run out"""
    from sightline.apps.audits.following_up.reminding import remind

    return f"{remind(at)} reminders about following up."


@due("audits.following_up_kept", at="02:40")
def remove_old_steps(at: datetime) -> str:
    """Steps of following up whose years of keeping are over are removed"""
    from sightline.apps.audits.following_up.actions import remove_old

    return f"{remove_old(at=at)} were removed."


@due("audits.indicators", at="04:20")
def feed_indicators(at: datetime) -> str:
    """The indicators of quality take their values from the audits kept here, provisionally"""
    from sightline.apps.audits.findings.feeding import feed

    return f"{feed(at)} indicator values from audits."
