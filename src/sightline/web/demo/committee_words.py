"""What stands on the agendas of the demonstration's scrutiny panel, and what was said."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class ItemWords:
    """`values`: of the item; `papers`: of each paper; then what was said and resolved."""

    values: dict[str, Any]
    papers: tuple[dict[str, Any], ...] = ()
    discussion: str = ""
    summary: str = ""
    resolved: tuple[tuple[str, str], ...] = field(default=())


def _item(title: str, purpose: str, *presenters: str, **more: Any) -> dict[str, Any]:
    return {
        "heading": "discussion", "title": title, "purpose": purpose,
        "presenters": "\n".join(presenters), **more,
    }  # fmt: skip


_DIRECTOR = "Director of children’s services"
SEPTEMBER = (
    ItemWords(
        _item("Improvement plan: quarter one", "To comment on progress", _DIRECTOR),
        ({"called": "Improvement plan: progress in quarter one"},
         {"called": "The plan, action by action", "appendix": "1"}),
        "The director said what had been done in the first quarter and what was late.\n\nMembers "
        "asked why assessments in one team take longer than in the others. The director answered "
        "that half its posts stood empty, and that agency workers would begin in September.\n\n"
        "The youth council representative asked how young people with poor mental health are "
        "helped. The director undertook to bring a briefing paper.",
        "",
        (("noted", "The panel noted and scrutinised progress against the improvement plan."),
         ("comments", "The panel’s comments on the length of assessments are to be considered."),
         ("updates", "The panel will receive an update on the plan each half year.")),
    ),
    ItemWords(
        _item("School exclusions", "To consider what is being done", "Head of inclusion",
              is_education=True),
        ({"called": "School exclusions in Wrenshire"},),
        "The head of inclusion said that exclusions had risen for three years. Members asked "
        "whether their number should be a measure of the improvement plan.",
        "",
        (("information_asked", "An action plan on exclusions is to come to the panel."),),
    ),
)  # fmt: skip
NOVEMBER = (
    ItemWords(
        _item("Draft commissioning strategy", "To comment before the cabinet decides",
              "Head of commissioning"),
        ({"called": "Commissioning strategy 2027 to 2030", "status": "draft",
          "status_note": "Early stages; the final one goes to the cabinet in January."},),
        "Members found the draft hard to follow, and suggested that its first appendix be the "
        "pattern for the whole.",
        "",
        (("comments_to_report", "The panel’s comments will go into the report to the cabinet."),
         ("sent_for_information", "The final strategy will be sent to members.")),
    ),
    ItemWords(
        _item("Renewal of placement contracts", "To comment on the proposals",
              "Head of commissioning", openness="exempt", paragraph=3,
              public_interest="Bids are open; disclosing them would weaken the council’s position.",
              proper_officer="Chief legal officer"),
        ({"called": "Placement contracts: the bids compared"},),
        "Members compared the bids and asked about the weekly cost of the second one.",
        "The panel considered the renewal of placement contracts and made comments to officers.",
        (("comments", "The panel’s comments are to be considered before the award."),),
    ),
)  # fmt: skip
DECEMBER = (
    ItemWords(
        _item("Improvement plan: quarter two", "To comment on progress", _DIRECTOR),
        ({"called": "Improvement plan: progress in quarter two"},
         {"called": "The plan, action by action", "appendix": "1"}),
    ),
    ItemWords(
        _item("How the performance of children’s services is watched over",
              "To say which indicators the panel wants to see", "Assistant director"),
    ),
    ItemWords(
        _item("Action plan on school exclusions", "To consider the action plan the panel asked for",
              "Head of inclusion", is_education=True),
        ({"called": "Action plan on school exclusions", "status": "draft",
          "status_note": "To be agreed with schools in January."},),
    ),
    ItemWords(
        _item("A placement provider’s accounts", "To receive a report", "Head of commissioning",
              openness="exempt", paragraph=3, proper_officer="Chief legal officer",
              public_interest="It would harm the provider’s business and with it the placements."),
        ({"called": "Report on a provider’s accounts"},),
    ),
)  # fmt: skip
