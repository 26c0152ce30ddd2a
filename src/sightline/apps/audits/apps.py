from datetime import datetime

from django.apps import AppConfig


class AuditsConfig(AppConfig):
    name = "sightline.apps.audits"
    label = "audits"
    verbose_name = "Audits"

    def ready(self) -> None:
        from sightline.apps.audits.afterwards import linked as afterwards
        from sightline.apps.audits.handed_in import when_handed_in
        from sightline.apps.audits.linked import register_kinds
        from sightline.apps.audits.panels import add_panel
        from sightline.apps.audits.programme import linked as programme
        from sightline.apps.dashboards.providers import also_today
        from sightline.apps.people.telling import keeps_of_children, when_a_child_is_erased

        register_kinds()
        programme.register_kinds()
        add_panel("sightline.apps.audits.programme.linked.panel")
        also_today("sightline.apps.audits.linked.today")
        afterwards.register_kinds()
        also_today("sightline.apps.audits.afterwards.linked.today")
        add_panel("sightline.apps.audits.afterwards.pages.panel")
        add_panel("sightline.apps.audits.afterwards.pages.said_panel")
        _following_up()
        _findings()
        when_handed_in("sightline.apps.audits.afterwards.drawing.when_handed_in")
        when_handed_in("sightline.apps.audits.afterwards.keeping.when_handed_in")
        when_a_child_is_erased(forget)
        keeps_of_children(kept_of)


def _following_up() -> None:
    from sightline.apps.audits.afterwards.conditions import register_closing_condition
    from sightline.apps.audits.following_up import linked, pages
    from sightline.apps.audits.following_up.actions.forgetting import children_kept
    from sightline.apps.audits.handed_in import when_handed_in
    from sightline.apps.audits.panels import add_panel
    from sightline.apps.children.beside import beside_records
    from sightline.apps.dashboards.providers import also_today
    from sightline.apps.people.telling import keeps_of_children, when_a_child_is_erased

    here = "sightline.apps.audits.following_up"
    linked.register_kinds()
    also_today(f"{here}.linked.today")
    add_panel(f"{here}.pages.panel")
    register_closing_condition(f"{here}.pages.holds_back")
    when_handed_in(f"{here}.actions.agree_required")
    beside_records(pages.beside)
    when_a_child_is_erased(forget_follow_up)
    keeps_of_children(children_kept)


def _findings() -> None:
    from sightline.apps.audits.findings import linked
    from sightline.apps.audits.panels import add_panel
    from sightline.apps.figures.others import say
    from sightline.apps.people.telling import when_a_child_is_erased

    linked.register_kinds()
    add_panel("sightline.apps.audits.findings.linked.panel")
    say("panels", "sightline.apps.audits.findings.on_figures.panels")
    # Before the audits forget which child they were of.
    when_a_child_is_erased(forget_findings)


def kept_of(authority: str) -> set[str]:
    """Children of whom something is kept here."""
    from sightline.apps.audits.queries import children_audited

    return children_audited(authority)


def forget(authority: str, child_id: str, at: datetime) -> None:
    from sightline.apps.audits.form.actions import forget_child

    forget_child(authority=authority, child_id=child_id, at=at)


def forget_follow_up(authority: str, child_id: str, at: datetime) -> None:
    from sightline.apps.audits.following_up.actions import forget_child

    forget_child(authority=authority, child_id=child_id, at=at)


def forget_findings(authority: str, child_id: str, at: datetime) -> None:
    from sightline.apps.audits.findings.actions import forget_child

    forget_child(authority=authority, child_id=child_id, at=at)
