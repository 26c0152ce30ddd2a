"""What may be done to an action, as the page offers it: whom it is for, its form, its function."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.http import HttpRequest

from sightline.apps.agreed_actions import actions, deed_forms, rules
from sightline.apps.agreed_actions.deed_forms import DeedForm
from sightline.apps.agreed_actions.models import AgreedAction
from sightline.apps.agreed_actions.rules import MOVES, About
from sightline.apps.attachments.actions import attach
from sightline.apps.figures.linked import figure_with_code
from sightline.apps.people.reach import Access
from sightline.apps.thread.actions import link
from sightline.apps.thread.rules import How
from sightline.vocabulary.not_allowed import NotAllowed

May = Callable[[Access, About], bool]


@dataclass(frozen=True)
class Deed:
    """`move`: in which states it is possible; '' is: while the action is open."""

    key: str
    title: str
    button: str
    done: str
    form: type[DeedForm]
    do: Callable[..., object]
    may: May
    move: str = ""
    always: bool = False

    @property
    def is_plain(self) -> bool:
        """One button on the action's page, with nothing to fill in."""
        return self.form is deed_forms.PlainForm

    @property
    def leads_on(self) -> bool:
        return self.key in {"start", "rate", "done", "check"}

    def is_for(self, access: Access, action: AgreedAction) -> bool:
        if not self.may(access, action.about):
            return False
        if self.move:
            return MOVES.can(action.now, self.move)
        return self.always or action.now.is_open


def _nothing(**told: object) -> None:
    """Evidence beside the action is kept by the apps of files and links."""


_DEEDS = (
    Deed("start", "Start", "Start", "Started.", deed_forms.PlainForm, actions.start,
         rules.can_update, "start"),
    Deed("rate", "Say how it goes", "Save", "Saved.", deed_forms.RateForm,
         actions.say_how_it_goes, rules.can_update),
    Deed("done", "It is done", "It is done", "Done. Somebody else looks at the evidence now.",
         deed_forms.DoneForm, actions.finish, rules.can_update, "finish"),
    Deed("check", "Check and close", "Close the action", "Closed.", deed_forms.CheckForm,
         actions.check, rules.can_check, "check"),
    Deed("undo-check", "Take the check back", "Take the check back", "Not closed after all.",
         deed_forms.PlainForm, actions.take_back_check, rules.can_check, "take back"),
    Deed("reopen", "Open it again", "Open it again", "Open again.", deed_forms.ReopenForm,
         actions.reopen, rules.can_edit, "reopen"),
    Deed("day", "Move the day", "Move the day", "The day is moved.", deed_forms.DayForm,
         actions.move_day, rules.can_update),
    Deed("hand-over", "Hand it over", "Hand it over", "Handed over; both owners are told.",
         deed_forms.HandOverForm, actions.hand_over, rules.can_update),
    Deed("evidence", "Add evidence", "Add it", "It stands beside the action.",
         deed_forms.EvidenceForm, _nothing, rules.can_update, always=True),
    Deed("drop", "Drop it", "Drop the action", "Dropped.", deed_forms.DropForm, actions.drop,
         rules.can_edit, "drop"),
)  # fmt: skip
DEEDS = {deed.key: deed for deed in _DEEDS}


def possible(access: Access, action: AgreedAction) -> list[Deed]:
    """What this person may do to it now, in the order of the page."""
    return [deed for deed in _DEEDS if deed.is_for(access, action)]


def do(
    deed: Deed, form: DeedForm, request: HttpRequest, action: AgreedAction, at: datetime
) -> None:
    """All of it or nothing: a file that is refused leaves the action as it was."""
    who: dict[str, Any] = {"by": request.user, "access": request.access, "at": at}
    with transaction.atomic():
        deed.do(action=action, **who, **form.told())
        if code := form.cleaned_data.get("code"):
            _link_figure(code, request, action, at)
        if file := form.cleaned_data.get("file"):
            attach(**who, to=action, name=file.name, content=file.read())


def _link_figure(code: str, request: HttpRequest, action: AgreedAction, at: datetime) -> None:
    found = figure_with_code(code, request.access)
    if found is None:
        raise NotAllowed(f"There is no figure with the code “{code}” within your reach.")
    link(by=request.user, source=found, target=action, how=How.EVIDENCE, at=at)
