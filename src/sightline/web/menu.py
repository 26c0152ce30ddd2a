"""The menu: each section once, with the right it takes. Apps add theirs here, one line each.

Only what a person may open is listed. The first few stand in the bar, the others at the foot of
every page, so that the bar stays one line.
"""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from sightline.apps.people.rules import Right


@dataclass(frozen=True)
class Entry:
    """`rights`: any of them is enough; none: everybody. `group` is its heading on the home page."""

    title: str
    url_name: str
    rights: tuple[Right, ...] = ()
    group: str = "Figures"


@dataclass(frozen=True)
class Section:
    title: str
    address: str
    is_current: bool
    group: str


ENTRIES = (
    Entry("Home", "home"),
    Entry("Scorecard", "figures:scorecard", (Right.SEE_FIGURES,)),
    Entry("Services and teams", "dashboards:units", (Right.SEE_UNIT_FIGURES,)),
    Entry("Indicators", "figures:indicators", (Right.SEE_FIGURES,)),
    Entry("The month", "scorecards:home", (Right.SEE_BOARD,), "Month"),
    Entry("The Board", "board:home", (Right.SEE_BOARD,), "Month"),
    Entry("Board packs", "pack:home", (Right.SEE_BOARD, Right.BRING_REPORTS), "Month"),
    Entry("Worklists", "worklists:home", (Right.WORK_LISTS,), "Work"),
    Entry("Children", "children:search", (Right.SEE_CHILDREN,), "Work"),
    Entry("Actions", "agreed_actions:home", (Right.SEE_FIGURES,), "Work"),
    Entry("Data quality", "data_quality:home", (Right.WORK_LISTS,), "Work"),
    Entry("Collected", "collected:home", (Right.ENTER_COLLECTED, Right.APPROVE_COLLECTED), "Work"),
    Entry("Commentary", "commentary:home", (Right.WRITE_COMMENTARY, Right.VERIFY_CARDS), "Month"),
    Entry("Discrepancies", "discrepancies:home", (Right.DISPUTE_FIGURES,), "Month"),
    Entry("Performance reports", "performance_reports:list", (Right.SEE_BOARD,), "Month"),
    Entry("Consultation", "board:consultations", (Right.SEE_BOARD, Right.BRING_REPORTS), "Month"),
    Entry("Improvement plan", "plan:home", (Right.SEE_PLAN,), "Plan and panel"),
    Entry("My milestones", "plan:mine", (Right.SEE_PLAN,), "Plan and panel"),
    Entry("Cover reports", "cover_reports:home", (Right.SEE_PLAN,), "Plan and panel"),
    Entry("For councillors", "scrutiny:councillor", (Right.SEE_PUBLISHED,), "Plan and panel"),
    Entry("Committees", "scrutiny:committees", (Right.SEE_PUBLISHED,), "Plan and panel"),
    Entry("Scrutiny", "scrutiny:home", (Right.SEE_BOARD, Right.RUN_SCRUTINY), "Month"),
    Entry("Audits", "audits:home", (Right.SEE_AUDITS, Right.DO_AUDITS), "Quality"),
    Entry("My audits", "audits:mine", (Right.SEE_PUBLISHED,), "Quality"),
    Entry("Moderation of audits", "audits:moderation", (Right.RUN_AUDITS,), "Quality"),
    Entry("How my grades compare", "audits:my_agreement", (Right.DO_AUDITS,), "Quality"),
    Entry("Putting right", "audits:progress", (Right.SEE_AUDITS,), "Quality"),
    Entry("Escalations", "audits:escalations", (Right.SEE_STEPS, Right.SEE_AUDITS), "Quality"),
    Entry("Audit programme", "audits:programme", (Right.SEE_AUDITS,), "Quality"),
    Entry("Audit tools", "audits:tools", (Right.SEE_AUDITS,), "Quality"),
    Entry("What audits find", "audits:themes", (Right.SEE_AUDITS,), "Quality"),
    Entry("Disputes", "disputes:home", (Right.SEE_DISPUTES, Right.RAISE_DISPUTES), "Quality"),
    Entry("Supervision", "practice:home", (Right.SEE_PRACTICE,), "Quality"),
    Entry("Feedback", "feedback:home", (Right.SEE_FEEDBACK, Right.KEEP_FEEDBACK), "Quality"),
    Entry("Learning", "learning:home", (Right.SEE_LEARNING,), "Quality"),
    Entry("Providers", "providers:home", (Right.SEE_PROVIDERS,), "Quality"),
    Entry("The QA year", "calendar:home", (Right.SEE_FIGURES,), "Quality"),
    Entry("Loads", "loads:home", (Right.LOAD_FILES, Right.PUBLISH), "Keeping"),
    Entry("Assignments", "children:assignments", (Right.ASSIGN_WORK,), "Work"),
    Entry("Open a record", "children:open", (Right.BREAK_GLASS,), "Work"),
    Entry("People", "people:people", (Right.MANAGE_PEOPLE, Right.ASSIGN_WORK), "Keeping"),
    Entry("Units", "people:units", (Right.MANAGE_UNITS,), "Keeping"),
    Entry("Retention", "retention:overview", (Right.KEEP_RECORDS,), "Keeping"),
    Entry("Restricted records", "children:restrictions", (Right.RESTRICT_CHILDREN,), "Keeping"),
    Entry("Access log", "people:access_log", (Right.READ_ACCESS_LOG,), "Keeping"),
    Entry("Break-glass", "people:break_glass_uses", (Right.READ_BREAK_GLASS,), "Keeping"),
    Entry("Background work", "work", (Right.LOAD_FILES, Right.MANAGE_PEOPLE), "Keeping"),
    Entry("Papers", "papers:home", (Right.SEE_FIGURES, Right.SEE_BOARD, Right.PUBLISH_PAPERS)),
    Entry("Published papers", "papers:published", (Right.SEE_PUBLISHED,)),
    Entry("Local areas", "dashboards:areas", (Right.SEE_UNIT_FIGURES,)),
    Entry("Inspection", "dashboards:inspection", (Right.EXPORT_CHILDREN,), "Work"),
    Entry("Good practice", "good_practice:home", (Right.SEE_FIGURES,), "Work"),
    Entry("Figure by its code", "figures:find_code", (Right.SEE_FIGURES,)),
    Entry("Targets", "targets:home", (Right.SEE_FIGURES,)),
    Entry("Layouts", "scorecards:layouts", (Right.SEE_FIGURES,)),
    Entry("Key indicators", "figures:key_indicators", (Right.LOAD_FILES, Right.PUBLISH), "Keeping"),
    Entry("Letters", "digests:letters", (), "Help"),
    Entry("Pages by mail", "digests:subscriptions", (Right.SEE_FIGURES,), "Help"),
    Entry("Glossary", "glossary:home", (), "Help"),
    Entry("Components", "components", (Right.EDIT_GLOSSARY,), "Help"),
)


IN_THE_BAR = 9


def sections_of(request: HttpRequest) -> list[Section]:
    """The sections this person may open, in order; a page that is not there yet is left out."""
    found = []
    for entry in ENTRIES:
        if entry.rights and not request.access.may(*entry.rights):
            continue
        try:
            address = reverse(entry.url_name)
        except NoReverseMatch:
            continue
        found.append(Section(entry.title, address, _is_current(request.path, address), entry.group))
    return found


def _is_current(path: str, address: str) -> bool:
    return path == address if address == "/" else path.startswith(address)
