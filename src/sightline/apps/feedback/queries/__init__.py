"""What other apps ask of feedback: themes for the forum, what happened for the QA year.

themes_of(quarter)           (theme, how many, an example without a child), most frequent first
occurrences(first, last)     evidence of learning from complaints and compliments
"""

from collections import Counter
from datetime import date

from django.utils import timezone

from sightline.apps.feedback.models import ComplaintTheme, Compliment, FeedbackReport
from sightline.apps.feedback.own import policy
from sightline.apps.people.authority import authority_code
from sightline.vocabulary.months import months_after

ACTIVITY = "complaints_learning"


def themes_of(quarter: date) -> list[tuple[str, int, str]]:
    """Of complaints closed or received and compliments in the three months that end with
    `quarter`. The example is a count by kind: words of a complaint stay with those who may read."""
    first = months_after(quarter.replace(day=1), -2)
    return themes_between(first, quarter)


def themes_between(first: date, last: date) -> list[tuple[str, int, str]]:
    days = {"received_on__range": (first, last), "authority": authority_code()}
    complained = Counter(
        ComplaintTheme.objects.filter(**{f"complaint__{k}": v for k, v in days.items()})
        .order_by().values_list("theme", flat=True)
    )  # fmt: skip
    praised = Counter(Compliment.objects.filter(**days).values_list("theme", flat=True))
    both = complained + praised
    return [
        (policy().theme(key), count, _example(complained[key], praised[key]))
        for key, count in both.most_common()
    ]


def _example(complaints: int, compliments: int) -> str:
    said = [
        f"{count} {word if count == 1 else word + 's'}"
        for count, word in ((complaints, "complaint"), (compliments, "compliment"))
        if count
    ]
    return f"{' and '.join(said)} named it."


def occurrences(first: date, last: date) -> list[tuple[str, date, str, str]]:
    """A frozen quarterly report is the evidence that learning was gathered."""
    found = FeedbackReport.objects.filter(
        authority=authority_code(), at__date__gte=first, at__date__lte=last
    )
    return [(ACTIVITY, timezone.localdate(each.at), each.address, f"{each}.") for each in found]
