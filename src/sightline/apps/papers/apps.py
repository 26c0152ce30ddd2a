from typing import Any

from django.apps import AppConfig


class PapersConfig(AppConfig):
    name = "sightline.apps.papers"
    label = "papers"
    verbose_name = "Papers"

    def ready(self) -> None:
        from sightline.apps.people.rules import Right
        from sightline.apps.thread.registry import register

        register("paper_version", noun="Paper", title=_title, address=_address, may_see=_may_read)
        register(
            "public_version",
            noun="Published paper",
            title=_public_title,
            address=_public_address,
            may_see=lambda access, id: bool(access.may(Right.SEE_PUBLISHED)),
        )


def _title(id: str) -> str | None:
    from sightline.apps.papers.queries import version_by_id

    found = version_by_id(id)
    return str(found) if found else None


def _address(id: str) -> str:
    from sightline.apps.papers.queries import version_by_id

    found = version_by_id(id)
    return found.address if found else ""


def _may_read(access: Any, id: str) -> bool:
    from sightline.apps.papers.queries import version_by_id
    from sightline.apps.papers.registry import may_read

    found = version_by_id(id)
    return found is not None and may_read(access, found.paper.kind, found.paper.about_id)


def _public_title(id: str) -> str | None:
    from sightline.apps.papers.queries import public_by_id

    found = public_by_id(id)
    return found.title if found else None


def _public_address(id: str) -> str:
    from sightline.apps.papers.queries import public_by_id

    found = public_by_id(id)
    return found.address if found else ""
