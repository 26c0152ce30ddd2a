from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sightline.apps.board.queries.bodies import find_body
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.apps.plan.access import may_run, may_update
from sightline.apps.plan.actions import keep_promise
from sightline.apps.plan.actions import promise as make_promise
from sightline.apps.plan.actions.minding import cite_body, leave_suggestion
from sightline.apps.plan.odd.views import plan_or_404
from sightline.apps.plan.said.forms import FilterForm, KeepForm, PromiseForm
from sightline.apps.plan.said.promises import Promise, promises
from sightline.apps.plan.said.suggesting import Suggested, one_of, register, suggested
from sightline.vocabulary.not_allowed import NotAllowed


@needs(Right.SEE_PLAN)
def suggestions(request: HttpRequest, plan: int) -> HttpResponse:
    """What the latest notes name and promise; each is confirmed or left, by whoever may update."""
    found = plan_or_404(request, plan)
    every = suggested(found, request.access)
    if request.method == "POST":
        one = one_of(every, request.POST.get("note", ""))
        if one is None:
            messages.info(request, "There is a newer note meanwhile: look again.")
        else:
            _decide(request, one)
        return redirect("plan:suggested", plan=found.pk)
    known = register()
    shown = [(each, _forms(each, known)) for each in every]
    context = {"plan": found, "shown": shown, "may_run": may_run(request.access, found)}
    return render(request, "plan/minding/suggested.html", context)


def _forms(one: Suggested, known: dict[int, str]) -> list[tuple[Any, PromiseForm]]:
    return [
        (
            day,
            PromiseForm(
                register=known.items(), prefix=f"n{one.note.pk}-{place}",
                initial={"what": day.promised.what, "due_on": day.promised.due_on,
                         "body": str(day.body or "")},
            ),
        )
        for place, day in enumerate(one.days)
    ]  # fmt: skip


def _decide(request: HttpRequest, one: Suggested) -> None:
    do, said = request.POST.get("do", ""), request.POST.get("said", "")
    who: dict[str, Any] = {"by": request.user, "at": timezone.now()}
    if do == "leave":
        leave_suggestion(note=one.note, said=said, **who)
        messages.success(request, "Left: it is not suggested again.")
        return
    named = next((each for each in one.bodies if each.title == said), None)
    if do == "cite" and named is not None:
        body = find_body(named.named.body)
        if body is not None:
            cite_body(note=one.note, body=body, as_written=named.named.as_written, **who)
            messages.success(request, f"The note names {body.title}.")
        return
    place = next((n for n, each in enumerate(one.days) if each.said == said), None)
    if do == "promise" and place is not None:
        _promise(request, one, place, who)


def _promise(request: HttpRequest, one: Suggested, place: int, who: dict[str, Any]) -> None:
    known = register()
    form = PromiseForm(request.POST, register=known.items(), prefix=f"n{one.note.pk}-{place}")
    if not form.is_valid():
        sentences = [each for errors in form.errors.values() for each in errors]
        messages.error(request, f"Not saved: {'; '.join(sentences)}.")
        return
    data = form.cleaned_data
    make_promise(
        milestone=one.milestone, note=one.note, what=data["what"], due_on=data["due_on"],
        as_written=one.days[place].promised.as_written,
        body=find_body(data["body"]) if data["body"] else None, **who,
    )  # fmt: skip
    messages.success(request, "Promised: it stands among the report-backs, and is asked for.")


@needs(Right.SEE_PLAN)
def report_backs(request: HttpRequest, plan: int) -> HttpResponse:
    """`?keep=…`: the one whose form is open."""
    found, today = plan_or_404(request, plan), timezone.localdate()
    every = [
        Promise(
            row, row.done_on is None and row.due_on < today,
            may_update(request.access, row.milestone),
        )
        for row in promises(found)
    ]  # fmt: skip
    asked = _asked(request, every)
    form = KeepForm(
        request.POST or None, is_check=asked.is_check if asked else False,
        initial={"done_on": today},
    ) if asked else None  # fmt: skip
    if request.method == "POST" and asked and form and _kept(request, asked, form):
        return redirect("plan:report_backs", plan=found.pk)
    bodies = sorted({(str(e.row.body_id), e.row.body.title) for e in every if e.row.body})
    filtering = FilterForm(request.GET, bodies=bodies)
    context = {
        "plan": found, "filter": filtering, "shown": _chosen(filtering, every), "asked": asked,
        "form": form, "any": bool(every), "late": sum(each.is_late for each in every),
        "open": sum(each.row.done_on is None for each in every),
        "held": [each for each in every if each.row.held],
    }  # fmt: skip
    status = 400 if form is not None and form.errors else 200
    return render(request, "plan/minding/report_backs.html", context, status=status)


def _asked(request: HttpRequest, every: list[Promise]) -> Promise | None:
    asked = request.POST.get("keep") or request.GET.get("keep", "")
    one = next((each for each in every if str(each.row.pk) == asked), None)
    if one is not None and not one.may_keep:
        raise Http404("There is no such promise for you to keep.")
    return one if one and one.row.done_on is None else None


def _kept(request: HttpRequest, one: Promise, form: KeepForm) -> bool:
    if not form.is_valid():
        return False
    try:
        keep_promise(by=request.user, promise=one.row, at=timezone.now(), **form.cleaned_data)
    except NotAllowed as refused:
        form.add_error("done_on", str(refused))
        return False
    messages.success(request, "Kept.")
    return True


def _chosen(form: FilterForm, every: list[Promise]) -> list[Promise]:
    form.is_valid()
    data = getattr(form, "cleaned_data", {})
    return [each for each in every if _holds(each, data)]


def _holds(each: Promise, data: dict[str, str]) -> bool:
    state, kind = data.get("state", ""), data.get("kind", "")
    is_open = each.row.done_on is None
    if not {"": is_open, "late": each.is_late, "kept": not is_open, "all": True}[state]:
        return False
    if kind and (kind == "check") != each.is_check:
        return False
    return data.get("body", "") in {"", str(each.row.body_id or "")}
