from django.apps import AppConfig

_HERE = "sightline.apps.plan"


class PlanConfig(AppConfig):
    name = _HERE
    label = "plan"
    verbose_name = "Improvement plan"

    def ready(self) -> None:
        from sightline.apps.dashboards.providers import also_today
        from sightline.apps.plan.kinds import register_kinds

        also_today("sightline.apps.plan.leading.today.of_milestones")
        register_kinds()
        _of_the_golden_thread()


def _of_the_golden_thread() -> None:
    """What was promised, on the home page; ways into the plan; what it says of figures."""
    from sightline.apps.dashboards.providers import also_today
    from sightline.apps.events.imports import register_import
    from sightline.apps.figures.others import say
    from sightline.apps.plan.measured import importing
    from sightline.apps.plan.said.linked import register_kinds
    from sightline.apps.thread.registry import offer_ways

    register_kinds()
    also_today(f"{_HERE}.said.today.of_promises")
    offer_ways(f"{_HERE}.golden.ways.into_the_plan")
    for what in ("links", "marks", "panels"):
        say(what, f"{_HERE}.golden.on_figures.{what}")
    register_import(importing.KIND, read=importing.rows_there, write=importing.write_measure)
