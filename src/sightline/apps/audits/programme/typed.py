"""A condition that somebody types, compiled as a worklist's own by the compiler of figures.

Nothing is parsed here. The condition becomes the `of` of a worklist that is read like any other, so
what is wrong with it is said in the sentences that analysts know.
"""

import json
import tempfile
from pathlib import Path

from sightline.apps.figures import queries as figures
from sightline.documents.source import authority_settings
from sightline.measures.language.catalogue import Catalogue
from sightline.measures.worklists import Worklist, WorklistRow, answer_worklists, load_worklists
from sightline.pipeline.worklists import indicator_catalogue
from sightline.store.snapshots import Snapshot
from sightline.vocabulary.declared import declared_records
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.problems import ProblemsFound
from sightline.vocabulary.record_tables import RecordTable

LONGEST = 1_000
AGE, PLAN = "Age", "Case"
_OPEN_NOW = "started_on <= as_at and (ended_on is null or ended_on > as_at)"
_KINDS = {
    "looked_after": "Looked after",
    "child_protection": "Child protection",
    "care_leaver": "Care leaver",
    "child_in_need": "Child in need",
    "assessment": "Assessment",
    "early_help": "Early help",
}


def _plan() -> str:
    """What keeps the child's case open on the day, in the language of definitions."""
    whens = [
        f"when count_of(child.open_cases, kind = '{kind}' and {_OPEN_NOW}) > 0 then '{words}'"
        for kind, words in _KINDS.items()
    ]
    return f"case {' '.join(whens)} else '' end"


_FACTS = {
    AGE: "age(child.born_on, as_at)",
    PLAN: _plan(),
}
NOW = "now"
OVER = {
    NOW: "Open on the day of the records",
    "month": "The last month",
    "quarter": "The quarter so far",
    "year_to_date": "The year to date",
    "rolling_12_months": "The last 12 months",
}


def tables() -> dict[str, str]:
    """Record tables about children that can be asked: what is open, or what happened."""
    every = declared_records().tables.values()
    found = {one.name: one.title for one in every if one.is_about_a_child and one.happens_on}
    return dict(sorted(found.items(), key=lambda each: each[1]))


def rows_of(snapshot: Snapshot, table: str, condition: str, over: str) -> list[WorklistRow]:
    """The rows that the condition keeps; all in view where nothing is typed. Raises NotAllowed
    with one sentence where the table, the time or the condition is wrong."""
    source = figures.source()
    if source is None:
        raise NotAllowed("No records are published yet, so there is nothing to draw from.")
    catalogue = indicator_catalogue(source.folder)
    worklist = _worklist(catalogue, table, condition, over)
    settings = authority_settings(source)
    (answer,) = answer_worklists(
        snapshot, catalogue, [worklist], settings=settings.changes,
        calendar=settings.calendars.get(source.authority),
    )  # fmt: skip
    if not answer.could_run:
        raise NotAllowed(f"The records can’t answer this: {answer.reason}")
    return list(answer.rows)


def _worklist(catalogue: Catalogue, table: str, condition: str, over: str) -> Worklist:
    if table not in tables() or over not in OVER:
        raise NotAllowed("Choose which records are looked at, and over what time.")
    if not _view(declared_records()[table], over):
        raise NotAllowed("These records are of single days: choose over what time.")
    words = _entry(catalogue, declared_records()[table], _plain(condition), over)
    with tempfile.TemporaryDirectory(prefix="sightline-sample-") as folder:
        path = Path(folder) / "condition.toml"
        path.write_text("\n".join(words), "utf-8")
        try:
            (found,) = load_worklists(catalogue, [path])
        except ProblemsFound as found_wrong:
            said = found_wrong.problems[0].sentence.removeprefix("of: ")
            raise NotAllowed(f"The condition can’t be used: {said}") from found_wrong
    return found


def _plain(condition: str) -> str:
    """One line of text; control characters have no place in it."""
    text = " ".join(condition.split())
    if len(text) > LONGEST or not text.isprintable():
        raise NotAllowed(f"The condition is plain text of at most {LONGEST:,} characters.")
    return text


def _entry(catalogue: Catalogue, table: RecordTable, condition: str, over: str) -> list[str]:
    """The worklist as its file would hold it; every text is quoted as the format wants it."""
    told = {
        "id": "sample_frame", "title": "Frame", "sentence": "Frame", "row": "row", "due": "audit",
        "service": next(iter(catalogue.services)), "counts": table.name, "due_on": "as_at",
        "last_seen_on": "as_at", **_view(table, over), **({"of": condition} if condition else {}),
    }  # fmt: skip
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in told.items()]
    facts = ", ".join(f"{name} = {json.dumps(text)}" for name, text in _FACTS.items())
    return ["[[worklist]]", *lines, f"facts = {{ {facts} }}"]


def _view(table: RecordTable, over: str) -> dict[str, object]:
    """What is open on the day, or what happened in the time; {} where the table can't say."""
    if over == NOW:
        has_spells = {"started_on", "ended_on"} <= table.columns.keys()
        return {"open": ["started_on", "ended_on"]} if has_spells else {}
    return {"on": table.happens_on, "over": over} if table.happens_on else {}
