"""What other apps ask of learning.

occurrences(first, last)     forums held, self-assessments signed: evidence for the QA year
"""

from datetime import date

from sightline.apps.learning.models import Assessment, Forum
from sightline.apps.learning.rules import ForumState
from sightline.apps.people.authority import authority_code

FORUM, SELF_ASSESSMENT = "forum", "self_assessment"


def occurrences(first: date, last: date) -> list[tuple[str, date, str, str]]:
    days = (first, last)
    forums = Forum.objects.filter(
        authority=authority_code(), state=ForumState.HELD.value, on__range=days
    )
    signed = Assessment.objects.filter(authority=authority_code(), signed_on__range=days)
    found = [(FORUM, each.on, each.address, f"{each}.") for each in forums]
    found += [
        (SELF_ASSESSMENT, each.signed_on, each.address, f"{each} signed off.")
        for each in signed
        if each.signed_on
    ]
    return sorted(found, key=lambda each: each[1])
