"""Annex A lists 1 to 5: contacts, early help, referrals, assessments, section 47 enquiries."""

from collections.abc import Iterable

from sightline.demo import codes_written as written
from sightline.demo.annex_a_drawing import Drawing, Row, past


class FrontDoorLists(Drawing):
    """One row per child and event of the last six months, and what is still open."""

    def contacts(self) -> Iterable[Row]:
        for contact in self.history.contacts:
            if self.in_window(contact.contacted_on):
                source = written.source(contact.source)
                yield [*self.person(contact.child), contact.contacted_on, source]

    def early_help(self) -> Iterable[Row]:
        for help_ in self.history.early_help:
            is_open = help_.started_on <= self.as_at < help_.ended_on
            if self.in_window(help_.started_on) or is_open:
                completed = past(help_.completed_on, self.as_at)
                organisation = help_.organisation if completed else None
                yield [*self.person(help_.child), help_.started_on, completed, organisation]

    def referrals(self) -> Iterable[Row]:
        before = self.earlier(self.history.referrals, lambda r: r.referred_on)
        for referral in self.history.referrals:
            if self.in_window(referral.referred_on):
                yield [
                    *self.person(referral.child),
                    referral.referred_on,
                    written.source(referral.source),
                    written.yes_no(referral.nfa),
                    before[referral.child.child_id],
                    *self.held_by(referral.holder, referral.referred_on),
                ]

    def assessments(self) -> Iterable[Row]:
        for made in self.history.assessments:
            done = past(made.completed_on, self.as_at)
            is_open = made.started_on <= self.as_at and done is None
            if self.in_window(made.started_on) or self.in_window(done) or is_open:
                yield [
                    *self.person(made.child),
                    written.yes_no(bool(made.child.disabilities)),
                    made.started_on,
                    written.yes_no(made.child_seen),
                    done,
                    written.yes_no(made.support) if done else None,
                    *self.held_by(made.holder, made.started_on),
                ]

    def section_47s(self) -> Iterable[Row]:
        enquiries = self.earlier(self.history.section_47s, lambda s: s.started_on)
        for enquiry in self.history.section_47s:
            if not self.in_window(enquiry.started_on):
                continue
            held = past(enquiry.icpc_on, self.as_at)
            decided = held is not None or (self.as_at - enquiry.started_on).days > 10
            unnecessary = written.yes_no(enquiry.icpc_on is None) if decided else None
            yield [
                *self.person(enquiry.child),
                written.yes_no(bool(enquiry.child.disabilities)),
                enquiry.started_on,
                unnecessary,
                held,
                written.yes_no(enquiry.plan_made) if held else None,
                enquiries[enquiry.child.child_id],
                0,
                *self.held_by(enquiry.holder, enquiry.started_on),
            ]
