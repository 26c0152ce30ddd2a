"""Forms of the forward plan and of what is sent between meetings."""

from typing import Any

from django import forms

from sightline.apps.board.forms.shared import DeedForm, choose, day_field, text_field
from sightline.apps.papers.queries import readable_versions, version_by_id
from sightline.apps.scrutiny.asked.forms import line_field
from sightline.apps.scrutiny.asked.rules import AskedState
from sightline.apps.scrutiny.meetings.queries import coming
from sightline.apps.scrutiny.models import Committee, ForwardItem
from sightline.judgement.phrases import day_words


class ForwardForm(DeedForm):
    refused_at = "why"
    title = line_field("What comes", required=True, most=250)
    why = text_field("Why it comes to the committee")
    who = line_field("Brought by (post)", required=True)
    meeting = forms.ChoiceField(label="To which meeting", required=False)
    expected_on = day_field("Or expected about", required=False)
    undertaking = forms.ChoiceField(label="It keeps this promise", required=False)

    def __init__(self, *args: Any, committee: Committee, today: Any, **more: Any) -> None:
        super().__init__(*args, auto_id="forward-%s", **more)
        self.committee = committee
        choose_meeting(self, committee, today)
        waiting = committee.undertakings.filter(state=AskedState.OPEN)
        choose(self, "undertaking", [("", "None"), *((str(e.pk), str(e)[:90]) for e in waiting)])

    def told(self) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        number = said.pop("undertaking")
        kept = self.committee.undertakings.get(pk=number) if number else None
        return {**said, "meeting": meeting_of(self.committee, said["meeting"]), "undertaking": kept}


def choose_meeting(form: forms.BaseForm, committee: Committee, today: Any) -> None:
    found = [(str(each.pk), day_words(each.held_on)) for each in coming(committee, today)]
    choose(form, "meeting", [("", "No meeting yet"), *found])


def meeting_of(committee: Committee, number: str) -> Any:
    return committee.meetings.get(pk=number) if number else None


class MoveForwardForm(DeedForm):
    refused_at = "why"
    meeting = forms.ChoiceField(label="To which meeting", required=False)
    expected_on = day_field("Or expected about", required=False)
    why = text_field("Why it is moved")

    def __init__(self, *args: Any, of: ForwardItem, today: Any, **more: Any) -> None:
        super().__init__(*args, auto_id="move-%s", **more)
        self.of = of
        choose_meeting(self, of.committee, today)

    def told(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {**said, "meeting": meeting_of(self.of.committee, said["meeting"])}


class SendForm(DeedForm):
    """Something for the members, outside a meeting."""

    refused_at = "words"
    title = line_field("What is sent", required=True, most=250)
    words = text_field("What members are told", required=False)
    paper = forms.ChoiceField(label="Paper", required=False)
    undertaking = forms.ChoiceField(label="It keeps this promise", required=False)
    forward = forms.ChoiceField(label="From the forward plan", required=False)
    on = day_field("Sent on")

    def __init__(self, *args: Any, committee: Committee, access: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.committee = committee
        papers = [(str(each.pk), str(each)) for each in readable_versions(access, 60)]
        choose(self, "paper", [("", "None"), *papers])
        waiting = committee.undertakings.filter(state=AskedState.OPEN)
        choose(self, "undertaking", [("", "None"), *((str(e.pk), str(e)[:90]) for e in waiting)])
        planned = committee.forward.filter(state="planned")
        choose(self, "forward", [("", "None"), *((str(e.pk), str(e)[:90]) for e in planned)])

    def told(self) -> dict[str, Any]:
        said, of = dict(self.cleaned_data), self.committee
        paper, kept, line = said.pop("paper"), said.pop("undertaking"), said.pop("forward")
        return {
            **said, "paper": version_by_id(paper) if paper else None,
            "undertaking": of.undertakings.get(pk=kept) if kept else None,
            "forward": of.forward.get(pk=line) if line else None,
        }  # fmt: skip


class ReceivedForm(DeedForm):
    on = day_field("Received on")
