"""What the next extract makes of “done since the extract”."""

from datetime import UTC, date, datetime

import pytest
from django.db import transaction

from sightline.apps.events.models import Event
from sightline.apps.people.models import User
from sightline.apps.people.telling import child_was_erased
from sightline.apps.worklists import actions
from sightline.apps.worklists.models import DoneNote, LateReason
from sightline.measures.language.catalogue import load_catalogue
from sightline.measures.worklists import WorklistRow, load_worklists
from sightline.vocabulary.not_allowed import NotAllowed

LISTS = load_worklists(load_catalogue()).lists
OCTOBER, NOVEMBER = date(2026, 10, 31), date(2026, 11, 30)
AT = datetime(2026, 11, 5, 9, tzinfo=UTC)


def row(as_at: date, due_on: date, child: str = "ann", name: str = "cp_visits") -> WorklistRow:
    begun = date(2026, 1, 5) if name == "cp_visits" else as_at
    return WorklistRow(name, 1, child, begun, "S", "T", "W", as_at, due_on, None, 4)


def noted(by: User, due_on: date = date(2026, 10, 20), name: str = "cp_visits") -> DoneNote:
    return actions.note_done(
        by=by, authority="999", worklist=LISTS[name], row=row(OCTOBER, due_on, name=name),
        done_on=date(2026, 11, 3), note="", at=AT,
    )  # fmt: skip


def settled(as_at: date, *rows: WorklistRow) -> dict[str, int]:
    by_child = {
        each.child_id: tuple(r for r in rows if r.child_id == each.child_id) for each in rows
    }
    return actions.settle_done_notes(
        authority="999", worklists=LISTS, by_child=by_child, as_at=as_at, at=AT
    )


def test_an_extract_without_the_row_agrees(director: User) -> None:
    noted(director)
    assert settled(NOVEMBER) == {"agreed": 1, "contradicted": 0}


def test_an_extract_with_a_later_due_day_agrees(director: User) -> None:
    noted(director)
    assert settled(NOVEMBER, row(NOVEMBER, date(2026, 11, 17))) == {"agreed": 1, "contradicted": 0}


def test_an_extract_with_the_same_due_day_contradicts_and_says_so_once(director: User) -> None:
    noted(director)
    same = row(NOVEMBER, date(2026, 10, 20))
    assert settled(NOVEMBER, same) == {"agreed": 0, "contradicted": 1}
    assert settled(NOVEMBER, same) == {"agreed": 0, "contradicted": 0}
    assert DoneNote.objects.get().settled_as_at == NOVEMBER
    assert Event.objects.filter(did="worklist.notes_settled").count() == 1


def test_an_extract_older_than_the_work_says_nothing(director: User) -> None:
    noted(director)
    earlier = date(2026, 11, 2)
    assert settled(earlier, row(earlier, date(2026, 10, 20))) == {"agreed": 0, "contradicted": 0}
    assert settled(OCTOBER) == {"agreed": 0, "contradicted": 0}


def test_a_care_leavers_row_is_known_again_though_each_extract_makes_it_anew(
    director: User,
) -> None:
    noted(director, name="pathway_plans")
    again = row(NOVEMBER, date(2026, 10, 20), name="pathway_plans")
    assert settled(NOVEMBER, again) == {"agreed": 0, "contradicted": 1}


def test_a_settled_note_cannot_be_taken_back(director: User) -> None:
    done = noted(director)
    settled(NOVEMBER)
    done.refresh_from_db()
    with pytest.raises(NotAllowed, match="the next extract agrees"):
        actions.take_done_back(by=director, done=done, at=AT)


def test_a_note_made_twice_takes_the_place_of_the_first(director: User) -> None:
    noted(director)
    noted(director)
    assert sorted(DoneNote.objects.values_list("standing", flat=True)) == ["undone", "waiting"]


def test_an_erased_childs_notes_and_reasons_go_with_the_records(director: User) -> None:
    noted(director)
    actions.say_why_late(
        by=director, authority="999", worklist=LISTS["cp_visits"],
        row=row(OCTOBER, date(2026, 10, 20), child="ben"), code="court", note="", at=AT,
    )  # fmt: skip
    with transaction.atomic():
        child_was_erased("999", "ann", AT)
    assert not DoneNote.objects.exists()
    assert LateReason.objects.get().child_id == "ben"
