from datetime import date
from typing import Any

from django.apps import AppConfig

from sightline.documents.card import CardData


class ScorecardsConfig(AppConfig):
    name = "sightline.apps.scorecards"
    label = "scorecards"
    verbose_name = "Scorecards"

    def ready(self) -> None:
        from sightline.apps.commentary.cards import cards_come_from
        from sightline.apps.commentary.closed import closed_when
        from sightline.apps.dashboards.providers import also_today
        from sightline.apps.figures.others import say
        from sightline.apps.papers import registry as papers
        from sightline.apps.scorecards.on_figures import on_cards
        from sightline.apps.scorecards.today import of_cards
        from sightline.apps.thread import registry as thread

        thread.register("card", noun="Scorecard", title=_title, address=_address, may_see=_may_read)
        papers.register(
            "card", noun="Scorecard", title=_title, address=_address, may_read=_may_read
        )
        closed_when(_why_closed)
        cards_come_from(_recorded)
        also_today(of_cards)
        say("links", on_cards)


def _title(id: str) -> str | None:
    from sightline.apps.scorecards.queries import card_by_id

    card = card_by_id(id)
    return f"Scorecard: {card}" if card else None


def _address(id: str) -> str:
    from sightline.apps.scorecards.queries import card_by_id

    card = card_by_id(id)
    return card.address if card else ""


def _may_read(access: Any, id: str) -> bool:
    from sightline.apps.scorecards.queries import card_by_id, may_read_card

    card = card_by_id(id)
    return card is not None and may_read_card(access, card)


def _why_closed(authority: str, service: str, month: date) -> str:
    """The words of a published card stand for good."""
    from sightline.apps.scorecards.queries import card_of, is_closed

    card = card_of(service, month)
    if card is None or card.authority != authority or not is_closed(card):
        return ""
    return f"The scorecard of {month:%B %Y} is published: its words stand as they are."


def _recorded(authority: str, service: str, month: date) -> CardData | None:
    """The figures that words are written about: as verified, else as last recorded."""
    from sightline.apps.scorecards.queries import card_of, version_to_read

    card = card_of(service, month)
    version = version_to_read(card) if card and card.authority == authority else None
    return version.data if version else None
