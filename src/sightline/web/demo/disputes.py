"""A little life of disputes: one talked over, one answered and resolved, one late, one referred,
one with no plan, some rated plans and last month's review. Through actions, once, on first use."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sightline.apps.children.queries import authority_code, holdings
from sightline.apps.disputes import actions
from sightline.apps.disputes.models import Dispute
from sightline.apps.disputes.policy import Kind
from sightline.apps.disputes.records import holder_of, next_review, reviews_between
from sightline.apps.disputes.rules import MissingPlan, Rated
from sightline.apps.people.access import access_of
from sightline.apps.people.actions import assign_child
from sightline.apps.people.models import User
from sightline.judgement.marks import Rating

_TEAM, _CARE = "Safeguarding Team 3", "Children in Care Team 1"


@dataclass(frozen=True)
class _Who:
    """People by what their address begins with, and the demonstration's own now."""

    people: dict[str, User]
    at: datetime

    def before(self, days: int) -> datetime:
        """That many days ago at ten in the morning."""
        return (self.at - timedelta(days=days)).replace(hour=10, minute=0)

    def does(self, key: str, days: int) -> dict[str, Any]:
        by, at = self.people[key], self.before(days)
        return {"by": by, "access": access_of(by, self.at), "at": at}


def ensure_disputes(at: datetime) -> None:
    people = {each.email.partition("@")[0]: each for each in User.objects.all()}
    needed = {"iro", "head.of.safeguarding", "group.manager", "director"}
    if Dispute.objects.exists() or holdings() is None or not needed <= people.keys():
        return
    who = _Who(people, at)
    looked_after = _looked_after(who)
    protected = _protected()
    if len(looked_after) >= 5 and len(protected) >= 3:
        _conferences(who, protected)
        _reviews(who, looked_after)
        _ratings(who, looked_after, protected)
        _last_month(who)
        actions.note_breaches(at=at)


def _looked_after(who: _Who) -> list[str]:
    """Five children in care whose next review the records know, given to the reviewing officer."""
    held = holdings()
    own = sorted(held.by_team.get(_CARE, frozenset()) - held.restricted) if held else []
    held_on = _reviewed(who, Kind.LOOKED_AFTER)
    own = sorted(own, key=lambda child: child not in held_on)
    due = [c for c in own if (r := next_review(c, Kind.LOOKED_AFTER)) and r.due_on][:5]
    for child in due:
        assign_child(
            by=None, person=who.people["iro"], authority=authority_code(), child_id=child,
            kind="iro", reason="Reviews this child’s care plan.", at=who.before(60),
            until=who.at + timedelta(days=180),
        )  # fmt: skip
    return due


def _reviewed(who: _Who, kind: Kind) -> dict[str, date]:
    """Children whose review was held in the last two months of the records, and when."""
    lately = reviews_between(who.before(60).date(), who.at.date())
    return {each.child_id: each.held_on for each in lately if each.kind is kind}


def _protected() -> list[str]:
    held = holdings()
    own = sorted(held.by_team.get(_TEAM, frozenset()) - held.restricted) if held else []
    due = [c for c in own if (r := next_review(c, Kind.CONFERENCE)) and r.due_on]
    return [child for child in due if holder_of(child).team == _TEAM]


def _conferences(who: _Who, children: list[str]) -> None:
    """One resolved, one that waits; both began with the senior managers, and say why."""
    about: dict[str, Any] = {
        "kind": Kind.CONFERENCE, "level": 2,
        "severity": "The team manager holds the case while the worker’s post is empty.",
    }  # fmt: skip
    first = actions.raise_dispute(
        **who.does("head.of.safeguarding", 40), child_id=children[0], **about,
        themes=["drift", "visits"],
        concern="Three of the five actions of the plan have not begun since the last conference.",
    )  # fmt: skip
    actions.reply(
        **who.does("group.manager", 36), dispute=first,
        said="Core group called for Thursday; the two referrals were made today. I check weekly.",
    )  # fmt: skip
    actions.accept(
        **who.does("head.of.safeguarding", 35), dispute=first,
        outcome="All actions have begun by the end of the month; looked at again at the review.",
    )  # fmt: skip
    actions.raise_dispute(
        **who.does("head.of.safeguarding", 2), child_id=children[1], **about,
        themes=["safeguarding"],
        concern="The safety plan depends on a relative who has moved away. Nothing replaces it.",
    )  # fmt: skip


def _reviews(who: _Who, children: list[str]) -> None:
    about: dict[str, Any] = {"kind": Kind.LOOKED_AFTER}
    actions.talk_over(
        **who.does("iro", 6), child_id=children[0], **about, themes=["contact"],
        concern="Contact with a brother has stopped and nobody has said why.",
        with_whom="The social worker and the assistant team manager",
        talked_on=who.before(6).date(), said="A date is sought; we speak again next week.",
    )  # fmt: skip
    late = actions.raise_dispute(
        **who.does("iro", 20), child_id=children[1], **about, themes=["permanence", "drift"],
        concern="No decision on permanence nine months on, and no date for one.", level=1,
        severity="",
    )  # fmt: skip
    actions.note_breaches(at=who.before(11))
    actions.escalate(
        **who.does("iro", 10), dispute=late, level=4,
        reason="No reply came, and a court date next week needs a decision: the levels between "
        "could not give one in time.",
    )  # fmt: skip
    actions.refer(
        **who.does("iro", 9), dispute=late,
        reason="The court is to hear that the plan is in dispute.",
    )  # fmt: skip
    actions.raise_without_plan(
        **who.does("iro", 4), child_id=children[2], missing=MissingPlan.PATHWAY_PLAN,
        not_held_on=who.before(4).date(),
        concern="A young person of seventeen has no pathway plan, so there was nothing to review.",
    )  # fmt: skip


def _ratings(who: _Who, looked_after: list[str], protected: list[str]) -> None:
    said = [
        (Rating.GREEN, True, False, "Clear steps with names and days, and the child was heard."),
        (Rating.AMBER, True, True, "Good steps, but two of them are two months late."),
        (Rating.RED, False, True, "The plan names neither who does what nor by when."),
        (Rating.GREEN, True, False, "Health and school are in hand and the carer is supported."),
    ]
    held_on = _reviewed(who, Kind.LOOKED_AFTER)
    for n, (rag, is_smart, has_drift, reasons) in enumerate(said):
        actions.rate_plan(
            **who.does("iro", 22), child_id=looked_after[n], plan=Rated.CARE_PLAN, rag=rag,
            reviewed_on=held_on.get(looked_after[n], who.before(30 + n).date()),
            is_smart=is_smart, has_drift=has_drift,
            reasons=reasons,
        )  # fmt: skip
    actions.rate_plan(
        **who.does("head.of.safeguarding", 33), child_id=protected[2], plan=Rated.PROTECTION_PLAN,
        rag=Rating.AMBER, reviewed_on=who.before(33).date(), is_smart=False, has_drift=False,
        reasons="The aims are right; what has to change is not said in words a parent can use.",
    )  # fmt: skip


def _last_month(who: _Who) -> None:
    about = who.does("head.of.safeguarding", 14)
    month = (who.at.replace(day=1) - timedelta(days=1)).date()
    actions.confirm_theme(
        **about, month=month, theme="drift",
        example="Actions of a plan had not begun by the next meeting, and nobody had asked.",
    )  # fmt: skip
    actions.review_month(
        **about, month=month, differences="Too few to tell teams apart. One reply came in time.",
        said="One is resolved, one went on for want of a reply. Managers are reminded on the last "
        "day but one.",
    )  # fmt: skip
