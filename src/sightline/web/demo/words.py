"""What the services of the demonstration said of their figures, month by month, in their own words.

Before `demo.cards`: a card goes on once its figures are explained, and what nobody explained here
is explained there. October is half done.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sightline.apps.commentary import actions, queries
from sightline.apps.commentary.cards import card_data
from sightline.apps.commentary.models import Comment
from sightline.apps.people.access import access_of
from sightline.apps.people.authority import authority_code
from sightline.apps.people.models import User

AUGUST, SEPTEMBER, OCTOBER = date(2026, 8, 31), date(2026, 9, 30), date(2026, 10, 31)
_SIGNED_OFF = (AUGUST, SEPTEMBER)
_WRITTEN = {
    AUGUST: datetime(2026, 9, 8, 10, 15, tzinfo=UTC),
    SEPTEMBER: datetime(2026, 10, 8, 14, 40, tzinfo=UTC),
    OCTOBER: datetime(2026, 11, 9, 11, 5, tzinfo=UTC),
}
_AUTHORS = {
    "front_door_and_early_help": "analyst",
    "assessment_and_safeguarding": "head.of.service",
    "care_and_leaving_care": "head.of.safeguarding",
    "practice_and_partners": "head.of.safeguarding",
}
_SIGNS = "director"


@dataclass(frozen=True)
class _Words:
    """`indicator` '' is the card as a whole."""

    month: date
    service: str
    indicator: str
    text: str


def _said(month: date, service: str, **words: str) -> Iterable[_Words]:
    """`whole` is of the card as a whole."""
    for indicator, text in words.items():
        yield _Words(month, service, "" if indicator == "whole" else indicator, text)


_ALL = (
    *_said(
        AUGUST, "front_door_and_early_help",
        whole="A quiet month while schools were shut. Decisions on contacts stay short of the "
        "target, nearly all of them because of Mondays.",
        contacts_decision_1wd_pct="Contacts that come on Friday evening wait until Monday, and "
        "Monday’s own then wait as well. From October two managers decide on Mondays instead of "
        "one. We expect three to four points more by December.",
        rereferrals_12m_pct="We read a sample of thirty. In eleven the first referral had ended "
        "without early help being offered. Nobody now ends one without writing down what was "
        "offered and what the family said.",
    ),
    *_said(
        AUGUST, "assessment_and_safeguarding",
        whole="Conferences go on being held in time since diaries are planned six weeks ahead. "
        "Assessment is carried by three of four teams: the fourth has half its posts empty.",
        assessments_45wd_pct="Three teams are where they were. Assessment Team 3 lost its manager "
        "and half its staff in the winter and finishes about half of its work in time. An "
        "interim manager began on 10 August, and new work goes to the other three until "
        "November.",
        cpp_reviews_in_time_pct="The late ones fell into the second half of August, when two "
        "chairs were away in the same week. Leave of chairs is now agreed together.",
    ),
    *_said(
        AUGUST, "care_and_leaving_care",
        whole="Health assessments and long-term stability remain our two concerns. Everything "
        "about care leavers’ plans is better than it has been.",
        lac_iha_20wd_pct="We ask in time; the appointment is what is late. The health trust has "
        "one paediatrician fewer since May. Four extra clinic days are booked for the autumn.",
        lac_longterm_stability_pct="Placements that end are those of children of 12 to 15 with "
        "agency carers. Support for carers in the first year starts in October.",
    ),
    *_said(
        AUGUST, "practice_and_partners",
        sw_caseload="The average hides the spread: most hold 18 to 22, and those in Assessment "
        "Team 3 above 30. Six newly qualified workers start in September.",
    ),
    *_said(
        SEPTEMBER, "front_door_and_early_help",
        whole="September brought the usual rise when schools came back. The second manager on "
        "Mondays starts in October.",
        contacts_decision_1wd_pct="As last month. The rota with two managers on Mondays was "
        "agreed with staff on 21 September and starts on 5 October.",
    ),
    *_said(
        SEPTEMBER, "assessment_and_safeguarding",
        whole="The rolling year still falls because it takes in months of one team’s trouble. "
        "Month by month that team no longer gets worse.",
        assessments_45wd_pct="The rolling year will go on falling until January, because good "
        "months of last year drop out of it. Look at the month alone: Assessment Team 3 was at "
        "its lowest in July. We forecast 86% in October and a turn in the first quarter.",
        assessments_open_over_45wd="Fourteen, from twenty-one in August. Eleven are of one team. "
        "The group manager goes through them with the interim manager every Monday.",
        cpp_reviews_in_time_pct="One late review of a large family counts for each of its "
        "children: five of the fourteen are brothers and sisters.",
    ),
    *_said(
        SEPTEMBER, "care_and_leaving_care",
        whole="More children in care than ever since we count, most of them young people who came "
        "alone. Stability has stopped falling.",
        lac_iha_20wd_pct="Two of the four extra clinic days were held. They show in the month, "
        "not yet in the year.",
        lac_count="Fourteen young people came through the national transfer scheme since the "
        "spring. Without them the number would be level.",
    ),
    *_said(
        SEPTEMBER, "practice_and_partners",
        ehcp_20wk_pct="Educational psychologists are still what holds plans up: two of five posts "
        "are filled. A contract with an outside provider begins in November. It will take two "
        "terms to show.",
    ),
    *_said(
        OCTOBER, "front_door_and_early_help",
        contacts_decision_1wd_pct="Of contacts since the new Monday rota began, 94% were decided "
        "in time. The rolling year takes until spring to show it.",
    ),
    *_said(
        OCTOBER, "assessment_and_safeguarding",
        whole="First month in which Assessment Team 3 closed more assessments than it began. "
        "Visits to children on plans need watching.",
        assessments_45wd_pct="86.1% is what we said it would be. Six assessments are open beyond "
        "45 days, from twenty-one in August, so fewer late ones are still to come. Two of four "
        "empty posts in Assessment Team 3 are filled from December; the others are covered by "
        "agency staff, which costs but holds.",
        assessments_open_over_45wd="Six, all of them known by name to the group manager and each "
        "with a day by which it ends.",
    ),
    *_said(
        OCTOBER, "care_and_leaving_care",
        lac_iha_20wd_pct="All four extra clinic days have been held, and the year has turned "
        "after seven months. The trust’s new paediatrician starts in January.",
        lac_3plus_placements_pct="Nine children moved for a third time in October; six of them "
        "moves into a home meant to last. The measure can’t tell those from a breakdown, so we "
        "list both for the Board.",
    ),
)  # fmt: skip


def ensure_words(at: datetime) -> None:
    """Once, on first use. Everybody must be there, and the figures of each month."""
    people = {each.email.partition("@")[0]: each for each in User.objects.all()}
    if Comment.objects.exists() or not {*_AUTHORS.values(), _SIGNS} <= people.keys():
        return
    for words in _ALL:
        card = card_data(queries.services()[words.service], words.month)
        if card and words.indicator in {"", *card.by_indicator}:
            _write(words, people, at)


def _write(words: _Words, people: dict[str, User], at: datetime) -> None:
    """Dated when it was written; what people may do is asked of the demonstration's own now."""
    when = min(_WRITTEN[words.month], at)
    author, director = people[_AUTHORS[words.service]], people[_SIGNS]
    service = queries.services()[words.service]
    comment = actions.write(
        by=author, access=access_of(author, at), authority=authority_code(), service=service,
        month=words.month, indicator=words.indicator, text=words.text, at=when,
    )  # fmt: skip
    if words.month in _SIGNED_OFF:
        actions.sign_off(
            by=director, access=access_of(director, at), service=service, comment=comment,
            read=comment.version, at=when,
        )  # fmt: skip
