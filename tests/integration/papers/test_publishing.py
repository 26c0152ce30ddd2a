"""Publishing: by rule, with everything published before, and what a person clears."""

import pytest
from tests.integration.papers.conftest import AT, Frozen, plans, text

from sightline.apps.events.queries import events_about
from sightline.apps.papers import queries
from sightline.apps.papers.actions import clear_text, publish
from sightline.apps.papers.models import PublishedCell
from sightline.apps.papers.rules import hash_of_words
from sightline.apps.people.models import User
from sightline.documents.model import Document, FreeText, Table
from sightline.documents.publication import leaks
from sightline.vocabulary.not_allowed import NotAllowed

DAY = "at_date:2026-10-31"


def _numbers(document: Document) -> list[str]:
    table = next(block for block in document.blocks if isinstance(block, Table))
    return [str(row[1]) for row in table.rows]


def test_publishing_keeps_what_was_printed_what_was_removed_and_by_which_rules(
    frozen: Frozen, analyst: User
) -> None:
    public = publish(by=analyst, version=frozen(), at=AT)
    assert _numbers(public.document) == ["c", "20", "c", "35"]
    assert [each["why"][:14] for each in public.removed] == ["A small number", "It would let a"]
    assert public.rules["threshold"] == 5
    kept = PublishedCell.objects.order_by("place").values_list("numerator", "is_printed")
    assert list(kept) == [(3, False), (20, True), (12, False), (35, True)]
    assert events_about("public_version", public.pk).get().did == "paper.published"


def test_publishing_the_same_again_changes_nothing_and_a_correction_is_another(
    frozen: Frozen, analyst: User
) -> None:
    first = publish(by=analyst, version=frozen(), at=AT)
    assert publish(by=analyst, version=frozen(), at=AT) == first
    second = publish(by=analyst, version=frozen(plans(3, 30, 12, indicator="p")), at=AT)
    assert queries.public_versions() == [second]
    assert queries.is_replaced(first) == second


def test_another_paper_with_the_same_figures_does_not_give_away_what_the_first_withheld(
    frozen: Frozen, analyst: User
) -> None:
    """Left to itself it would print 12 and withhold 9; with 12 known, 3 could be worked out."""
    which = {"indicator": "p", "period": DAY}
    publish(by=analyst, version=frozen(plans(3, 20, 12, **which)), at=AT)
    other = frozen(plans(3, 20, 12, title="By age", **which), about="2")
    assert _numbers(publish(by=analyst, version=other, at=AT).document) == ["c", "20", "c", "35"]
    assert not leaks(queries.all_published_tables(), queries.publication_rules())


def test_it_is_refused_while_an_earlier_paper_gives_a_small_number_away(
    frozen: Frozen, analyst: User
) -> None:
    """Withholding it now is too late, and publishing it again would only spread it."""
    which = {"indicator": "p", "period": DAY}
    _seed(publish(by=analyst, version=frozen(plans(3, 20, 12, **which)), at=AT).pk)
    other = frozen(plans(3, 20, **which), about="2")
    assert _numbers(queries.public_form_of(other).document)[0] == "c"
    with pytest.raises(NotAllowed, match="Age 0, Children: a reader can work out that it is 3"):
        publish(by=analyst, version=other, at=AT)


def _seed(public: int) -> None:
    """As if the small numbers of this paper had been printed."""
    from django.db import connection

    from sightline.apps.events.append_only import allow_changes, refuse_changes

    allow_changes(connection, "papers_publishedcell")
    found = PublishedCell.objects.filter(table__public_version=public)
    found.update(is_printed=True)
    refuse_changes(connection, "papers_publishedcell")


def test_free_text_goes_out_when_somebody_cleared_these_very_words(
    frozen: Frozen, analyst: User, director: User
) -> None:
    version = frozen(text("We hired more staff."), plans(30, 20))
    sha256 = hash_of_words("We hired more staff.")
    clear_text(by=director, version=version, text_sha256=sha256, is_cleared=True, at=AT)
    public = publish(by=analyst, version=version, at=AT)
    kept = [block for block in public.document.blocks if isinstance(block, FreeText)]
    assert [(each.text, each.cleared_by) for each in kept] == [("We hired more staff.", "Director")]
    changed = frozen(text("We hired more staff, and Ann."), plans(30, 20))
    assert [each.cleared for each in queries.typed_texts(changed)] == [None]
    clear_text(by=director, version=version, text_sha256=sha256, is_cleared=False, at=AT)
    assert [each.cleared for each in queries.typed_texts(version)] == [None]
    with pytest.raises(NotAllowed, match="not in this version"):
        clear_text(by=director, version=changed, text_sha256=sha256, is_cleared=True, at=AT)


def test_rounded_to_the_nearest_five(frozen: Frozen, analyst: User) -> None:
    public = publish(by=analyst, version=frozen(), at=AT, rounded=True)
    assert _numbers(public.document) == ["c", "20", "10", "35"]
    assert public.rules["step"] == 5


def test_an_authority_may_withhold_more(
    frozen: Frozen, analyst: User, settings: object, tmp_path: object
) -> None:
    settings.SIGHTLINE_DATA = tmp_path  # type: ignore[attr-defined]
    (tmp_path / "publication.toml").write_text("threshold = 10\n")  # type: ignore[operator]
    assert queries.publication_rules().threshold == 10
    public = publish(by=analyst, version=frozen(plans(9, 20, 30)), at=AT)
    assert _numbers(public.document)[0] == "c"
